import * as z from 'zod/mini';
import { drawStep, leftOut, redrawReasons } from '../documents/draw.ts';

const text = z.string().check(z.minLength(1), z.maxLength(500));
/** Digest of the last step that the asker has seen: a step is never taken on top of an unseen one. */
const after = z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/)));
const howMany = (least: number) => z.int().check(z.minimum(least), z.maximum(100));

/** `POST /api/v1/draws/<kid>/commit`: a seed is drawn by lot and committed to. */
export const commitRequest = z.object({ after });

/** `POST /api/v1/draws/<kid>/freeze`: nobody else takes part. */
export const freezeRequest = z.object({
	after,
	source: text,
	winners: howMany(1),
	alternates: howMany(0),
	/** devices that need not be waited for */
	without: z.array(z.string()).check(z.maxLength(1000))
});
export type FreezeRequest = z.infer<typeof freezeRequest>;

/** `POST /api/v1/draws/<kid>/draw`: the public text is there. */
export const drawRequest = z.object({ after, text });

/** `POST /api/v1/draws/<kid>/redraw`: one place passes to the next in order. */
export const redrawRequest = z.object({
	after,
	place: howMany(1),
	reason: z.enum(redrawReasons),
	note: z.optional(text)
});
export type RedrawRequest = z.infer<typeof redrawRequest>;

/** `POST /api/v1/draws/<kid>/abandon` */
export const abandonRequest = z.object({ after, reason: text });

/** `GET /api/v1/draws/<kid>`, and the answer to each step. */
export const drawAnswer = z.object({
	/** all of the contest's, first to last */
	steps: z.array(drawStep),
	/** who would be on the list now; once it is frozen, who is */
	entries: z.object({ eligible: z.number(), leftOut }),
	/** entries that came after the list was frozen: kept, but not in the draw */
	late: z.number(),
	/** devices that may hold entries that were not sent: not heard of for a while, or they say so */
	quiet: z.array(
		z.object({
			device: z.string(),
			/** uid of whose it is */
			uid: z.string(),
			/** ISO 8601 instant, UTC */
			lastContact: z.string(),
			/** what it last said that it had not sent, and when; null for one that has said nothing */
			told: z.nullable(z.object({ pending: z.number(), at: z.string() }))
		})
	)
});
export type DrawAnswer = z.infer<typeof drawAnswer>;

/** Why a step is not taken: the `reason` of a 409. */
export type DrawRefusal =
	/** somebody took a step in between */
	| 'moved-on'
	/** it does not follow from how far the draw has come */
	| 'out-of-order'
	/** there are quiet devices that the request does not name */
	| 'devices-quiet'
	/** the list is empty */
	| 'nobody'
	/** nothing of the public text can be read */
	| 'no-text'
	/** no such place, or nobody is left to take it */
	| 'nobody-left';
