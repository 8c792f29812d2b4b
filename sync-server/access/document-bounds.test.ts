import { describe, expect, test } from 'vitest';
import { isWithinBounds } from './document-bounds.ts';

const MOST = 256 * 1024;
/** Of `{"text":""}`. */
const AROUND = 11;

describe('a document', () => {
	test.each([
		['plain letters', 'x', 1],
		['letters of three bytes', '日', 3],
		['characters that are written as escapes', '\u0000', 6]
	])('may have 256 kB as it is written, not a byte more: %s', (_, character, bytes) => {
		const most = Math.floor((MOST - AROUND) / bytes);
		expect(isWithinBounds({ text: character.repeat(most) })).toBe(true);
		expect(isWithinBounds({ text: character.repeat(most + 1) })).toBe(false);
	});

	test('of many small values is measured as it is written', () => {
		// `[0,0,…]`: two characters each.
		const zeros = (count: number) => ({ text: Array.from({ length: count }, () => 0) });
		expect(isWithinBounds(zeros((MOST - AROUND) / 2))).toBe(true);
		expect(isWithinBounds(zeros(MOST / 2))).toBe(false);
	});
});
