import * as z from 'zod/mini';
import type { Json } from '../kernel/json.ts';

/** 12 hex of milliseconds, 4 hex of counter, `-`, device. Sorts as text. */
export const STAMP = /^[0-9a-f]{12}[0-9a-f]{4}-[0-9A-Za-z_]{1,40}$/;
export const stamp = z.string().check(z.regex(STAMP));

/**
 * Stamps by name, looked at in one go: every field of every document has one, and a parser that is asked
 * about each takes longer than all the rest of a card.
 */
const stamps = z.custom<Record<string, z.infer<typeof stamp>>>(
	(value: unknown) =>
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		Object.values(value).every((one) => typeof one === 'string' && STAMP.test(one)),
	'must be stamps by name'
);

const json = z.unknown() as z.ZodMiniType<Json>;

/**
 * All that merging needs, under the one key `m` (ENGINE §5), so that the rest of the document reads
 * flat for any other client.
 */
export const merging = z.object({
	/** highest stamp per device that this revision has seen */
	vv: stamps,
	/** stamp of the value shown, per path: `city`, or `phones/<item>/number` */
	f: stamps,
	/** concurrent siblings of the value shown: an open conflict where a value differs */
	x: z.optional(
		z.record(z.string(), z.array(z.object({ v: json, t: stamp, o: z.optional(stamp) })))
	),
	/** stamp of the edit that first wrote the value shown, where a conflict about it was reopened */
	o: z.optional(stamps),
	/** observed-remove membership: list → item → stamps that put it there */
	g: z.optional(z.record(z.string(), z.record(z.string(), z.array(stamp)))),
	/**
	 * Values of items that were removed from their list, by path. Kept so that registers and
	 * membership merge independently (a removal on one device, an edit on another: the item returns whole).
	 */
	h: z.optional(z.record(z.string(), json))
});
export type Merging = z.infer<typeof merging>;
