import * as z from 'zod/mini';
import { merging } from './merging.ts';

const text = z.string().check(z.maxLength(4000));
/** ISO 8601 instant, UTC. */
const instant = z.string().check(z.maxLength(40));

const base = {
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** uid of the colleague who wrote it */
	by: z.string(),
	at: instant,
	m: z.optional(merging)
};

/** `activity:<cid>:<ulid>`: a visit, call or message that took place. */
export const activity = z.looseObject({
	...base,
	channel: z.enum(['visit', 'call', 'message', 'email', 'note']),
	summary: z.optional(text)
});
export type Activity = z.infer<typeof activity>;

/** `purchase:<cid>:<ulid>`; amounts are integers in the currency's minor unit. */
export const purchase = z.looseObject({
	...base,
	product: text,
	quantity: z.optional(z.number()),
	amount: z.number(),
	/** ISO 4217 */
	currency: z.string()
});
export type Purchase = z.infer<typeof purchase>;

/**
 * `consent:<cid>:<ulid>`: one answer to one purpose on one channel, as immutable evidence.
 * The exact words stand in it: no later change of the contest can change what was agreed to.
 */
export const consent = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	purpose: z.string(),
	channel: z.optional(z.string()),
	granted: z.boolean(),
	text: z.string(),
	/** version of the text */
	version: z.string(),
	language: z.string(),
	at: instant,
	by: z.string(),
	device: z.string(),
	/** the entry that it was given with */
	entry: z.optional(z.string())
});
export type Consent = z.infer<typeof consent>;
