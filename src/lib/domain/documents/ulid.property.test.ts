import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivedUlid, isUlid, namedUlid, newUlid, ulidTime } from './ulid.ts';

const times = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const chance = fc
	.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
	.map((numbers) => () => Number(numbers.next().value));

describe('ulids', () => {
	test('keep the time that they were made at, and sort by it', () => {
		fc.assert(
			fc.property(times, times, chance, (a, b, random) => {
				const [first, second] = [newUlid(a, random), newUlid(b, random)];
				expect(isUlid(first)).toBe(true);
				expect(ulidTime(first)).toBe(a);
				if (a !== b) expect(first < second).toBe(a < b);
			})
		);
	});

	test('derived from one parent are the same everywhere, differ by label and keep its time', () => {
		fc.assert(
			fc.property(times, chance, fc.string(), fc.string(), (now, random, label, other) => {
				const parent = newUlid(now, random);
				const derived = derivedUlid(parent, label);
				expect(isUlid(derived)).toBe(true);
				expect(derivedUlid(parent, label)).toBe(derived);
				expect(ulidTime(derived)).toBe(now);
				if (label !== other) expect(derivedUlid(parent, other)).not.toBe(derived);
			})
		);
	});

	test('of what is named are the same everywhere, and sort by time, then by turn', () => {
		const turns = fc.integer({ min: 0, max: 2 ** 16 - 1 });
		const named = fc.record({ now: times, turn: turns, name: fc.string() });
		fc.assert(
			fc.property(named, named, (a, b) => {
				const [first, second] = [a, b].map(({ now, turn, name }) => namedUlid(now, turn, name));
				expect(isUlid(first ?? '')).toBe(true);
				expect(namedUlid(a.now, a.turn, a.name)).toBe(first);
				const earlier = a.now === b.now ? a.turn < b.turn : a.now < b.now;
				if (earlier) expect((first ?? '') < (second ?? '')).toBe(true);
			})
		);
	});

	test('are refused in any other spelling', () => {
		for (const wrong of [
			'',
			'01ARZ3NDEKTSV4RRFFQ69G5FA',
			'01arz3ndektsv4rrffq69g5fav',
			'81ARZ3NDEKTSV4RRFFQ69G5FAV',
			'01ARZ3NDEKTSV4RRFFQ69G5FAU'
		]) {
			expect(isUlid(wrong)).toBe(false);
		}
	});
});
