import { expect, test } from 'vitest';
import { stepTowards } from './step-towards.ts';

test('spare rows are made one after the other', () => {
	const first = stepTowards({ first: 9, last: 20 }, { first: 9, last: 23 }, 0);
	expect(first).toEqual({ first: 9, last: 21 });
	expect(stepTowards(first, { first: 9, last: 23 }, 0)).toEqual({ first: 9, last: 22 });
});

test('what has come into sight is shown, with one row more', () => {
	const shown = stepTowards({ first: 9, last: 20 }, { first: 12, last: 26 }, 3);
	expect(shown).toEqual({ first: 12, last: 24 });
});

test('it is the same the other way', () => {
	const shown = stepTowards({ first: 30, last: 41 }, { first: 24, last: 38 }, 2);
	expect(shown).toEqual({ first: 27, last: 38 });
});

test('rows that are wanted no more go at once', () => {
	const shown = stepTowards({ first: 9, last: 23 }, { first: 11, last: 22 }, 0);
	expect(shown).toEqual({ first: 11, last: 22 });
});
