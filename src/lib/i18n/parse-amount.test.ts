import { expect, test } from 'vitest';
import { minorDigits, parseAmount } from './parse-amount.ts';

test.each([
	['12', 1200],
	['12,9', 1290],
	['12.90', 1290],
	['1.234,56', 123_456],
	['1,234.56', 123_456],
	['1 234,56', 123_456],
	['1.234', 123_400],
	['1.234.567', 123_456_700],
	['0,05', 5],
	['-3,50', -350]
])('%s is %d cents', (text, cents) => {
	expect(parseAmount(text, 2)).toBe(cents);
});

test.each(['', 'abc', '12,', ',5', '1,2345', '12€', '1..2', '99999999999999999999'])(
	'"%s" is no amount',
	(text) => {
		expect(parseAmount(text, 2)).toBeNull();
	}
);

test('a currency without cents has none', () => {
	expect(minorDigits('JPY')).toBe(0);
	expect(minorDigits('EUR')).toBe(2);
	expect(parseAmount('1.200', 0)).toBe(1200);
	expect(parseAmount('12,5', 0)).toBeNull();
});
