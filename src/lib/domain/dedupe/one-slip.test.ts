import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../search/edit-distance.ts';
import { swappedLetters } from '../search/swapped-letters.ts';
import { isOneSlip } from './one-slip.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

describe('one slip of a finger', () => {
	test.each([
		['garcia', 'garca'],
		['garca', 'garcia'],
		['garcia', 'gatcia'],
		['garcia', 'gracia'],
		['600123456', '600123465'],
		['a', '']
	])('makes "%s" of "%s"', (a, b) => {
		expect(isOneSlip(a, b)).toBe(true);
	});

	test.each([
		['garcia', 'garcia'],
		['garcia', 'gaxxia'],
		['abc', 'cab'],
		['ab', '']
	])('does not make "%s" of "%s"', (a, b) => {
		expect(isOneSlip(a, b)).toBe(false);
	});

	test('is a distance of one, or an exchange of neighbours', () => {
		fc.assert(
			fc.property(text, text, (a, b) => {
				const expected = a !== b && (editDistance(a, b, 1) === 1 || swappedLetters(a).includes(b));
				expect(isOneSlip(a, b)).toBe(expected);
			})
		);
	});
});
