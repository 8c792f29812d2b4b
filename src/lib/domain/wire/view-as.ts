import * as z from 'zod/mini';

/** Why somebody may do something or may not: see `domain/access/reason.ts`. */
const reason = z.object({
	allowed: z.boolean(),
	because: z.string(),
	/** id of a role */
	role: z.nullable(z.string()),
	/** id of a team, a territory or a campaign; of a campaign, one that the asker knows of */
	by: z.nullable(z.string())
});
export type ToldReason = z.infer<typeof reason>;

/** A field that a role keeps from some use. To see a field is to see its section. */
export const deniedField = z.object({
	section: z.string(),
	/** key at the top of the document */
	field: z.string(),
	/** of `FieldUse`: what may not be done with it, though the section would allow it */
	denied: z.array(z.string())
});
export type DeniedField = z.infer<typeof deniedField>;

/** `GET /api/v1/view-as/<uid>`: customers whom both a colleague and the asker see, a page of them by cid. */
export const seenBy = z.object({
	/** who the colleague is when it comes to rights */
	person: z.object({
		/** whoever can't sign in sees nobody */
		signsIn: z.boolean(),
		/** slugs */
		roles: z.array(z.string()),
		/** slugs; null to who doesn't administer */
		teams: z.nullable(z.array(z.string())),
		territories: z.nullable(z.array(z.string()))
	}),
	/** without those who were merged into others */
	count: z.number(),
	/** of these, how many by each rule */
	rules: z.record(z.string(), z.number()),
	customers: z.array(
		z.object({
			cid: z.string(),
			/** the rule: `owner`, `team`, `territory`, `all-rows`, `campaign` */
			because: z.string(),
			/** into somebody else */
			merged: z.optional(z.literal(true))
		})
	),
	/** for the next page, as `after`; null after the last */
	next: z.nullable(z.string())
});
export type SeenBy = z.infer<typeof seenBy>;

const section = z.object({
	section: z.string(),
	reads: reason,
	edits: reason,
	/** who changed what in it */
	history: reason,
	fields: z.array(deniedField),
	/** ids of the documents that the asker reads: what the colleague reads of them, and what not */
	seen: z.array(z.string()),
	withheld: z.array(z.string())
});
export type SeenSection = z.infer<typeof section>;

/** `GET /api/v1/view-as/<uid>/customers/<cid>`: what a colleague may do with a customer whom the asker sees. */
export const cardSeenBy = z.object({
	sections: z.array(section),
	/** what takes a right of its own */
	acts: z.object({ assign: reason, merge: reason, erase: reason })
});
export type CardSeenBy = z.infer<typeof cardSeenBy>;
