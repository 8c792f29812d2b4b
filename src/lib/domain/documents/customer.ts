import * as z from 'zod/mini';
import { merging } from './merging.ts';

/**
 * The core card. Loose: a field that a newer app knows and this one does not passes through an edit
 * untouched. Data is kept in small parts, because the more it is divided, the more can be searched,
 * sorted and labelled.
 */
const text = z.string().check(z.maxLength(400));
const itemId = z.string().check(z.regex(/^[0-9A-Za-z_-]{1,40}$/));

export const phoneKinds = ['mobile', 'home', 'work', 'whatsapp', 'fax', 'other'] as const;
export const emailKinds = ['personal', 'work', 'other'] as const;
export const addressKinds = ['home', 'office', 'postal', 'physical'] as const;
/** What is offered for these; what was imported may say something else. */
export const sexes = ['female', 'male', 'other'] as const;
/** How much somebody wanted of what they were shown. */
export const interests = ['low', 'medium', 'high'] as const;
export const preferredChannels = ['call', 'message', 'email', 'visit'] as const;
export const sources = [
	'contest',
	'fair',
	'visit',
	'shop',
	'referral',
	'web',
	'social',
	'email',
	'call',
	'import'
] as const;

/**
 * Of a number or an address that came with somebody who was merged: when it was last known to be right on
 * their card. It holds as long as what stands there was written together with it.
 */
const asOf = z.optional(text);

/** `number` is E.164 where it could be understood, else as typed; `typed` keeps the original. */
const phone = z.looseObject({
	id: itemId,
	kind: z.optional(z.string()),
	number: z.optional(text),
	typed: z.optional(text),
	asOf
});
const email = z.looseObject({
	id: itemId,
	kind: z.optional(z.string()),
	address: z.optional(text),
	asOf
});
const address = z.looseObject({
	id: itemId,
	kind: z.optional(z.string()),
	street: z.optional(text),
	number: z.optional(text),
	complement: z.optional(text),
	postalCode: z.optional(text),
	city: z.optional(text),
	region: z.optional(text),
	/** ISO 3166-1 alpha-2 */
	country: z.optional(text),
	asOf
});
const tag = z.looseObject({ id: itemId, value: z.optional(text) });
const verified = z.looseObject({
	id: itemId,
	/** what was asked about: `birthDate`, `phones/<item>` */
	field: z.optional(text),
	/** ISO 8601 instant, UTC; who asked is told by the stamp */
	at: z.optional(text),
	/** stamp of the edit that had written what was found right */
	of: z.optional(text)
});
const stageChange = z.looseObject({
	id: itemId,
	stage: z.optional(text),
	from: z.optional(text),
	/** ISO 8601 instant, UTC; who changed it is told by the stamp */
	at: z.optional(text)
});
const absorbed = z.looseObject({ id: itemId, cid: z.optional(z.string()) });

/** Who a customer belongs to, fixed at creation; a later `:assignment` document overrides it. */
export const assigned = z.object({
	owner: z.string(),
	team: z.optional(z.string()),
	territory: z.string()
});
export type Assigned = z.infer<typeof assigned>;

export const customerCore = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	type: z.enum(['person', 'company', 'supplier']),
	givenName: z.optional(text),
	/** All surnames as written, particles included: "García-López Ruiz". */
	familyName: z.optional(text),
	honorific: z.optional(text),
	jobTitle: z.optional(text),
	companyName: z.optional(text),
	/** ISO date, `yyyy-mm-dd`; age is derived. */
	birthDate: z.optional(text),
	sex: z.optional(z.string()),
	language: z.optional(z.string()),
	phones: z.optional(z.array(phone)),
	emails: z.optional(z.array(email)),
	addresses: z.optional(z.array(address)),
	tags: z.optional(z.array(tag)),
	preferredChannel: z.optional(z.string()),
	/** as whoever spoke to them judged it; what was imported may say something else */
	interest: z.optional(text),
	stage: z.optional(z.string()),
	source: z.optional(z.string()),
	campaign: z.optional(z.string()),
	/** ISO date; tenure is derived. */
	customerSince: z.optional(text),
	archived: z.optional(z.boolean()),
	/** Set by the server when a rule found the same person; people are merged by people. */
	duplicateOf: z.optional(z.string()),
	/** Who was merged into this customer. What each of them took along is told by its own `:merged`. */
	absorbed: z.optional(z.array(absorbed)),
	/** each stage that was reached, and when */
	stageLog: z.optional(z.array(stageChange)),
	/** what somebody asked about, and found right */
	verified: z.optional(z.array(verified)),
	assigned,
	m: z.optional(merging)
});
export type CustomerCore = z.infer<typeof customerCore>;
export type Address = z.infer<typeof address>;

/** `customer:<cid>:assignment` */
export const customerAssignment = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	owner: z.string(),
	team: z.optional(z.string()),
	territory: z.string(),
	discreet: z.optional(z.boolean()),
	m: z.optional(merging)
});
export type CustomerAssignment = z.infer<typeof customerAssignment>;

const mergeNote = z.looseObject({
	id: itemId,
	path: z.string(),
	before: z.optional(z.unknown()),
	after: z.optional(z.unknown())
});
export type MergeNote = z.infer<typeof mergeNote>;

/**
 * `customer:<cid>:merged`: the loser of a merge of people. All that hangs on them is then seen by who
 * sees the winner; their ids never change.
 */
export const customerMerged = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** cid of the winner; absent again where the merge was taken back */
	into: z.optional(z.string()),
	/** what the winner took, to take it back by: at which path of its core, instead of what; no null is kept */
	taken: z.optional(z.array(mergeNote)),
	m: z.optional(merging)
});

/** `link:<cid>:<ulid>`: a person and a company who know each other, and as what. */
export const customerLink = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** cid of the other end; fixed, because who sees the link follows from it */
	to: z.string(),
	role: z.optional(text),
	/** taken off: only the server deletes for good */
	archived: z.optional(z.boolean()),
	m: z.optional(merging)
});
export type CustomerLink = z.infer<typeof customerLink>;
