import { expect, test } from 'vitest';
import { toRow, toTable } from './report.ts';

const start = {
	name: 'offline-start',
	value: 812.3456,
	unit: 'ms',
	baseline: 203.4,
	n: 9,
	target: { below: 1000 }
};
const precision = {
	name: 'dedupe.precision',
	value: 0.9123,
	unit: '',
	baseline: 0.5,
	n: 4000,
	target: { atLeast: 0.95 }
};

test('a row of the file has the value, its baseline of the same run, and the ratio of the two', () => {
	expect(toRow(start)).toEqual({
		name: 'offline-start',
		value: 812,
		unit: 'ms',
		baseline: 203,
		ratio: 3.99,
		n: 9
	});
});

test('the table says beside each figure what was aimed at and whether it was met', () => {
	const [head, first, second] = toTable([start, precision]).split('\n');
	expect(head).toMatch(/^bench +value +unit +baseline +ratio +n +target$/);
	expect(first).toMatch(/^offline-start +812 +ms +203 +3.99 +9 +< 1000 +met$/);
	expect(second).toMatch(/^dedupe.precision +0.912 +0.5 +1.82 +4000 +≥ 0.95 +MISSED$/);
});

test('a figure without a target is neither met nor missed', () => {
	const { target: _, ...figure } = start;
	expect(toTable([figure])).not.toMatch(/met|missed/i);
});
