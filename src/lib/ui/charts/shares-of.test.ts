import { expect, test } from 'vitest';
import { sharesOf } from './shares-of.ts';

test('parts fill the whole, one after the other', () => {
	const shares = sharesOf([
		{ label: 'a', value: 1 },
		{ label: 'b', value: 3 }
	]);
	expect(shares).toEqual([
		{ label: 'a', value: 1, from: 0, to: 0.25 },
		{ label: 'b', value: 3, from: 0.25, to: 1 }
	]);
});

test('nothing and less than nothing have no share', () => {
	expect(sharesOf([{ label: 'a', value: 0 }])).toEqual([]);
	const shares = sharesOf([
		{ label: 'a', value: -2 },
		{ label: 'b', value: 5 }
	]);
	expect(shares).toEqual([{ label: 'b', value: 5, from: 0, to: 1 }]);
});
