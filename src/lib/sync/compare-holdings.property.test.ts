import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketCount, bucketDigests, bucketOf, type Held } from '#domain/wire/bucket-digests.ts';
import type { DigestRow } from '#domain/wire/digests.ts';
import { compareHoldings, type Difference } from './compare-holdings.ts';
import type { RoundContext } from './round-context.ts';

const revs = fc.uniqueArray(fc.constantFrom('1-a', '1-b', '2-a', '2-b'), { minLength: 1 });
const documents = fc.dictionary(
	fc.integer({ min: 0, max: 400 }).map((n) => `customer:${n}`),
	revs,
	{ maxKeys: 200 }
);
/** What both hold, and what was changed here and there since. */
const replicas = fc
	.record({ both: documents, here: documents, there: documents, gone: documents })
	.map(({ both, here, there, gone }) => {
		const few = (all: Record<string, string[]>, most: number) =>
			Object.fromEntries(Object.entries(all).slice(0, most));
		const without = Object.fromEntries(
			Object.entries(both).filter(([id]) => !(id in few(gone, 2)))
		);
		return { here: { ...both, ...few(here, 1) }, there: { ...without, ...few(there, 1) } };
	});

type Replica = Readonly<Record<string, readonly string[]>>;

test('the difference that is found is exactly the difference, unless too much differs to look for it', async () => {
	await fc.assert(
		fc.asyncProperty(replicas, async ({ here, there }) => {
			const found = await compareHoldings(between(here, there));
			if (found === null) return;
			const differs = (id: string) => name(here[id]) !== name(there[id]);
			expect(found.since).toBe('7-epoch');
			expect([...found.here].sort()).toEqual(Object.keys(here).filter(differs).sort());
			expect(found.there.map(({ id }) => id).sort()).toEqual(
				Object.keys(there).filter(differs).sort()
			);
		})
	);
});

test('where nothing differs nothing but the digests travels', async () => {
	await fc.assert(
		fc.asyncProperty(documents, async (same) => {
			const context = between(same, same);
			const quiet = { ...context.remote, digestRows: () => Promise.reject(new Error('asked')) };
			const found = await compareHoldings({ ...context, remote: quiet });
			expect(found).toEqual({ since: '7-epoch', here: [], there: [] } satisfies Difference);
		})
	);
});

/** A device that holds the one and a server that has the other. */
function between(here: Replica, there: Replica): RoundContext {
	const ids = Object.keys(here).sort();
	const rows = Object.entries(there).map(([id, all]): DigestRow => ({
		id,
		revs: [...all, '9-buried'],
		live: all.length
	}));
	const told: readonly Held[] = rows.map(({ id, revs, live }) => ({
		id,
		revs: revs.slice(0, live)
	}));
	const pick = (asked: readonly string[]) =>
		asked.map((id) => ({ id, leaves: (here[id] ?? []).map((rev) => ({ rev })) }));
	return {
		database: {
			documents: {
				ids: (after: string, limit: number) =>
					Promise.resolve(ids.filter((id) => id > after).slice(0, limit)),
				pick: (asked: readonly string[]) => Promise.resolve(pick(asked))
			}
		},
		remote: {
			digests: () => {
				const digests = [...bucketDigests(told, bucketCount(told.length))];
				return Promise.resolve({ version: 1, since: '7-epoch', digests });
			},
			digestRows: (of: number, buckets: readonly number[]) =>
				Promise.resolve(rows.filter(({ id }) => buckets.includes(bucketOf(id, of))))
		}
	} as unknown as RoundContext;
}

function name(revs: readonly string[] | undefined): string {
	return [...(revs ?? [])].sort().join();
}
