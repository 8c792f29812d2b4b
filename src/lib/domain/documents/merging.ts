import * as z from 'zod/mini';
import type { Json } from '../kernel/json.ts';

/** 12 hex of milliseconds, 4 hex of counter, `-`, device. Sorts as text. */
export const STAMP = /^[0-9a-f]{12}[0-9a-f]{4}-[0-9A-Za-z_]{1,40}$/;
export const stamp = z.string().check(z.regex(STAMP));

const json = z.unknown() as z.ZodMiniType<Json>;
/** Rare: most documents have no open conflict. */
const siblings = z.record(
	z.string(),
	z.array(z.object({ v: json, t: stamp, o: z.optional(stamp) }))
);

type Stamps = Readonly<Record<string, string>>;

/**
 * All that merging needs, under the one key `m` (ENGINE §5), so that the rest of the document reads
 * flat for any other client.
 */
export type Merging = {
	/** highest stamp per device that this revision has seen */
	readonly vv: Stamps;
	/** stamp of the value shown, per path: `city`, or `phones/<item>/number` */
	readonly f: Stamps;
	/** concurrent siblings of the value shown: an open conflict where a value differs */
	readonly x?: z.infer<typeof siblings> | undefined;
	/** stamp of the edit that first wrote the value shown, where a conflict about it was reopened */
	readonly o?: Stamps | undefined;
	/** observed-remove membership: list → item → stamps that put it there */
	readonly g?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | undefined;
	/**
	 * Values of items that were removed from their list, by path. Kept so that registers and
	 * membership merge independently (a removal on one device, an edit on another: the item returns whole).
	 */
	readonly h?: Readonly<Record<string, Json>> | undefined;
};

/**
 * Looked at by hand and not copied: every field of every document has a stamp, and a parser that is
 * asked about each takes longer than all the rest of a card.
 */
export const merging = z.custom<Merging>(isMerging, 'must tell who wrote what, and when');

export function isMerging(value: unknown): value is Merging {
	if (!isRecord(value)) return false;
	if (value === lastSeen) return true;
	const { vv, f, x, o, g, h } = value;
	const holds =
		areStampsByName(vv) &&
		areStampsByName(f) &&
		(x === undefined || siblings.safeParse(x).success) &&
		(o === undefined || areStampsByName(o)) &&
		(g === undefined || areMembers(g)) &&
		(h === undefined || isRecord(h));
	if (holds) lastSeen = value;
	return holds;
}

/** The last that was one: whoever judges a document asks again and again, and nobody changes a body. */
let lastSeen: unknown = null;

function areMembers(value: unknown): boolean {
	if (!isRecord(value)) return false;
	return Object.values(value).every(
		(items) =>
			isRecord(items) &&
			Object.values(items).every((stamps) => Array.isArray(stamps) && areStamps(stamps))
	);
}

function areStampsByName(value: unknown): boolean {
	return isRecord(value) && areStamps(Object.values(value));
}

/** What was written in one go has one stamp, which is looked at once. */
function areStamps(values: readonly unknown[]): boolean {
	let before: unknown;
	for (const one of values) {
		if (one === before) continue;
		if (typeof one !== 'string' || !STAMP.test(one)) return false;
		before = one;
	}
	return true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
