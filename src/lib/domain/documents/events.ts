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
	/** taken back: only the server deletes for good */
	archived: z.optional(z.boolean()),
	m: z.optional(merging)
};

/** `activity:<cid>:<ulid>`: a visit, call or message that took place. */
export const activity = z.looseObject({
	...base,
	channel: z.enum(['visit', 'call', 'message', 'email', 'note']),
	summary: z.optional(text)
});
export type Activity = z.infer<typeof activity>;

/** `task:<cid>:<ulid>`: what somebody is to do for a customer, and what came of it. */
export const task = z.looseObject({
	...base,
	title: text,
	/** uid of whoever is to do it */
	owner: z.string(),
	/** `yyyy-mm-dd`, a day wherever one is: no clock can move it to another */
	due: z.optional(z.string()),
	/** when it was done */
	done: z.optional(instant),
	outcome: z.optional(text)
});
export type Task = z.infer<typeof task>;

/** `complaint:<cid>:<ulid>`: what a customer is not content with, and how it was put right. */
export const complaint = z.looseObject({
	...base,
	summary: text,
	/** uid of whoever sees to it */
	owner: z.string(),
	/** `yyyy-mm-dd` */
	due: z.optional(z.string()),
	/** when it was resolved */
	resolved: z.optional(instant),
	resolution: z.optional(text)
});
export type Complaint = z.infer<typeof complaint>;

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

export const consentWays = ['in-person', 'phone', 'email', 'letter', 'correction'] as const;
/** How an answer came that no form took; `correction`: by mistake, and taken back at once. */
export type ConsentWay = (typeof consentWays)[number];

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
	entry: z.optional(z.string()),
	how: z.optional(z.enum(consentWays)),
	/** why, in the words of who said it */
	note: z.optional(text)
});
export type Consent = z.infer<typeof consent>;
