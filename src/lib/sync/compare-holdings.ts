import { bucketDigests, bucketOf, type Held } from '#domain/wire/bucket-digests.ts';
import type { DigestRow } from '#domain/wire/digests.ts';
import type { RoundContext } from './round-context.ts';

/** Where this device and the server differ in what the user may see. */
export interface Difference {
	/** everything up to here was compared */
	readonly since: string;
	/** documents here that the server does not have like this: it may lack them, or they may have to go */
	readonly here: readonly string[];
	/** documents that the server has otherwise, with all their leaves */
	readonly there: readonly DigestRow[];
}

const BATCH = 500;
/** Where more than this part of the buckets differs, ids of everything cost less than the detour. */
const MOST_DIFFERING = 1 / 4;

/**
 * Finds out what a device that has been in step elsewhere lacks here, and what it has too much, for a
 * small part of the bytes that its ids alone would be.
 *
 * @returns null when the two have too little in common, or the server does not compare like this
 * @throws RoundEnded, StorageError
 */
export async function compareHoldings(context: RoundContext): Promise<Difference | null> {
	const { remote } = context;
	const told = await remote.digests();
	if (told === null) return null;
	const held = await everythingHeld(context);
	const of = told.digests.length;
	const mine = bucketDigests(held, of);
	const buckets = told.digests.flatMap((digest, at) => (digest === mine[at] ? [] : at));
	if (buckets.length > 1 && buckets.length > of * MOST_DIFFERING) return null;
	if (buckets.length === 0) return { since: told.since, here: [], there: [] };
	const rows = await remote.digestRows(of, buckets);
	const asked = new Set(buckets);
	const suspects = held.filter(({ id }) => asked.has(bucketOf(id, of)));
	return { since: told.since, ...differenceOf(suspects, rows) };
}

function differenceOf(
	held: readonly Held[],
	rows: readonly DigestRow[]
): Pick<Difference, 'here' | 'there'> {
	const here = new Map(held.map(({ id, revs }) => [id, nameOf(revs)]));
	const there = new Map(rows.map(({ id, revs, live }) => [id, nameOf(revs.slice(0, live))]));
	return {
		here: held.map(({ id }) => id).filter((id) => here.get(id) !== there.get(id)),
		// A document that is deleted there and not here is no difference.
		there: rows.filter(({ id }) => there.get(id) !== (here.get(id) ?? ''))
	};
}

function nameOf(revs: readonly string[]): string {
	return [...revs].sort().join();
}

/** Live documents with their live leaves. */
async function everythingHeld({ database: { documents } }: RoundContext): Promise<readonly Held[]> {
	const held: Held[] = [];
	let after = '';
	for (;;) {
		const ids = await documents.ids(after, BATCH);
		const last = ids.at(-1);
		if (last === undefined) return held;
		for (const { id, leaves } of await documents.pick(ids)) {
			held.push({ id, revs: leaves.map(({ rev }) => rev) });
		}
		after = last;
	}
}
