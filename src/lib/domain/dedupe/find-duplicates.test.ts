import { describe, expect, test } from 'vitest';
import { findDuplicates, type DuplicatePair, type DuplicateQuery } from './find-duplicates.ts';
import type { MatchedCard } from './matchable.ts';

const ana = card('Ana', 'Pérez Zumalde', '+34600123456');
const again = card('Ana', 'Peres', '600123456');
const eva = card('Eva', 'Ruiz', '+34611222333');

describe('the duplicates of a base', () => {
	test('are told with their places, the earlier first, and the reasons', () => {
		const [pair, ...others] = found([eva, ana, again]);
		expect(others).toEqual([]);
		expect(pair).toMatchObject({ first: 1, second: 2 });
		expect(pair?.evidence[0]?.finding).toBe('phone.same');
	});

	test('are each told once, however much they have in common', () => {
		expect(found([ana, ana, ana]).map(({ first, second }) => [first, second])).toEqual([
			[0, 1],
			[0, 2],
			[1, 2]
		]);
	});

	test('are told to whoever imports, where one of the two is new', () => {
		expect(found([ana, ana, again], { from: 2 }).map(({ first }) => first)).toEqual([0, 1]);
	});

	test('of a base without any are none', () => {
		expect(found([])).toEqual([]);
		expect(found([ana, eva])).toEqual([]);
	});

	test('are found in small steps, between which others may work', () => {
		const cards = Array.from({ length: 50 }, (_, i) => card(`Ana ${i}`, 'Pérez', `+3460000${i}`));
		let steps = 0;
		for (const run = findDuplicates(cards, { atLeast: 0 }); run.next().done !== true;) steps += 1;
		expect(steps).toBe(100);
	});

	test('do not take longer because all have one name and one phone', () => {
		const cards = Array.from({ length: 2000 }, () => card('María', 'García', '+34600000000'));
		expect(found(cards)).toEqual([]);
	});
});

function found(cards: readonly MatchedCard[], query: Partial<DuplicateQuery> = {}) {
	const run = findDuplicates(cards, { atLeast: 0, ...query });
	for (;;) {
		const step = run.next();
		if (step.done === true) return step.value satisfies readonly DuplicatePair[];
	}
}

function card(givenName: string, familyName: string, number: string): MatchedCard {
	return { type: 'person', givenName, familyName, phones: [{ id: 'p', number }] };
}
