import { findDuplicates } from '#domain/dedupe/find-duplicates.ts';
import { expect, test } from 'vitest';
import { finish } from './finish.ts';
import { labelledSet } from './labelled-set.ts';
import { qualityOf } from './quality.ts';

test('precision and recall are counted over all pairs', () => {
	const found = [
		{ first: 0, second: 1 },
		{ first: 0, second: 3 }
	];
	expect(qualityOf(found, ['ana', 'ana', 'ana', 'eva'])).toEqual({
		precision: 1 / 2,
		recall: 1 / 3,
		pairs: 3
	});
});

test('of the cards of a fair nearly all duplicates are found, and next to nothing else', () => {
	const set = labelledSet(4000, 'another fair');
	const cards = set.map(({ customer }) => customer);
	const { precision, recall } = qualityOf(
		finish(findDuplicates(cards, { atLeast: 0 })),
		set.map(({ person }) => person)
	);
	expect(precision).toBeGreaterThan(0.95);
	expect(recall).toBeGreaterThan(0.95);
});
