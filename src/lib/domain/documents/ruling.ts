import * as z from 'zod/mini';
import { personKeys } from './contest.ts';
import { merging } from './merging.ts';

/** What two entries have in common; `customer`: the rep recognised the same one. */
const sameness = [...personKeys, 'customer'] as const;
export type Sameness = (typeof sameness)[number];

/**
 * `ruling:<kid>:<ulid of the entry>`: that an entry is a second one of the same person. Written by the
 * server when the entry comes, because the entry itself never changes; who publishes can say that both
 * count, and take it back.
 */
export const ruling = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** who said so first: the server */
	by: z.string(),
	/** ISO 8601 instant, UTC */
	at: z.string().check(z.maxLength(40)),
	/** ulid of the entry that counts for this person */
	duplicateOf: z.string(),
	/** what they have in common */
	because: z.array(z.enum(sameness)),
	/** a colleague looked at both and says that this one counts too */
	counts: z.optional(z.boolean()),
	m: z.optional(merging)
});
export type Ruling = z.infer<typeof ruling>;
