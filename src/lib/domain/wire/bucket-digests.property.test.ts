import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketCount, bucketDigests, bucketOf, MOST_BUCKETS, type Held } from './bucket-digests.ts';

const id = fc.oneof(
	fc.constantFrom('customer:1', 'customer:2', 'customer:3', 'task:1:2', 'settings:company'),
	fc.string({ minLength: 1, maxLength: 30 })
);
const rev = fc.constantFrom('1-a', '1-b', '2-a', '2-b', '3-c');
const replica = fc
	.uniqueArray(fc.record({ id, revs: fc.uniqueArray(rev, { minLength: 1 }) }), {
		selector: (held) => held.id,
		maxLength: 60
	})
	.map((held): readonly Held[] => held);
const buckets = fc.integer({ min: 0, max: 8 }).map((power) => 2 ** power);

function differing(here: readonly Held[], there: readonly Held[]): ReadonlySet<string> {
	const told = (all: readonly Held[]) =>
		new Map(all.map(({ id, revs }) => [id, [...revs].sort().join()]));
	const [one, other] = [told(here), told(there)];
	return new Set([...one.keys(), ...other.keys()].filter((id) => one.get(id) !== other.get(id)));
}

test('exactly the buckets differ in which two replicas hold something else', () => {
	fc.assert(
		fc.property(replica, replica, buckets, (here, there, count) => {
			const [mine, theirs] = [bucketDigests(here, count), bucketDigests(there, count)];
			const found = mine.flatMap((digest, at) => (digest === theirs[at] ? [] : at));
			const meant = new Set([...differing(here, there)].map((id) => bucketOf(id, count)));
			expect(new Set(found)).toEqual(meant);
		})
	);
});

test('the order in which documents and their leaves are told makes no difference', () => {
	fc.assert(
		fc.property(replica, buckets, (held, count) => {
			const turned = held.map((one) => ({ ...one, revs: one.revs.toReversed() })).toReversed();
			expect(bucketDigests(turned, count)).toEqual(bucketDigests(held, count));
		})
	);
});

test('ids that look alike are spread over all buckets', () => {
	const ids = Array.from(
		{ length: 16_000 },
		(_, n) => `customer:01J${String(n).padStart(23, '0')}`
	);
	const sizes = new Map<number, number>();
	for (const each of ids) {
		const bucket = bucketOf(each, 1024);
		sizes.set(bucket, (sizes.get(bucket) ?? 0) + 1);
	}
	expect(sizes.size).toBeGreaterThan(1000);
	expect(Math.max(...sizes.values())).toBeLessThan(64);
});

test('there are more buckets for more documents, a power of two, up to a bound', () => {
	expect([0, 1, 16, 160, 10_000, 1_000_000].map(bucketCount)).toEqual([
		1,
		1,
		1,
		8,
		512,
		MOST_BUCKETS
	]);
});
