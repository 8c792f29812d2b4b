import { expect, test } from 'vitest';
import { normaliseIban, printedIban } from './iban.ts';

test.each([
	['ES91 2100 0418 4502 0005 1332', 'ES9121000418450200051332'],
	['fr14 2004 1010 0505 0001 3M02 606', 'FR1420041010050500013M02606'],
	['GB29-NWBK-6016-1331-9268-19', 'GB29NWBK60161331926819']
])('%s is an account, however it is typed', (typed, kept) => {
	expect(normaliseIban(typed)).toBe(kept);
});

test.each([
	'ES91 2100 0418 4502 0005 1333',
	'ES19 2100 0418 4502 0005 1332',
	'ES91',
	'9121000418450200051332',
	'ES91 2100 0418 4502 0005 133Ñ',
	''
])('%j is none', (typed) => {
	expect(normaliseIban(typed)).toBeNull();
});

test('it is read in groups of four', () => {
	expect(printedIban('FR1420041010050500013M02606')).toBe('FR14 2004 1010 0505 0001 3M02 606');
});
