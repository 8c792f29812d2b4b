import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { swappedLetters } from './swapped-letters.ts';

describe('swapped letters', () => {
	test('lead back to the word that was meant', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 2, unit: 'grapheme-ascii' }), (word) => {
				for (const swapped of swappedLetters(word)) {
					expect(swapped).not.toBe(word);
					expect(swappedLetters(swapped)).toContain(word);
				}
			})
		);
	});

	test('are one for each pair of neighbours that differ', () => {
		expect(swappedLetters('otto')).toEqual(['toto', 'otot']);
		expect(swappedLetters('a')).toEqual([]);
	});
});
