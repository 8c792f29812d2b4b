import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from './languages.ts';
import { pluralCategory, wholeNumber } from './whole-number.ts';

test.each(languages)('counts are written in %s as Intl writes them', (language) => {
	const numbers = new Intl.NumberFormat(language);
	const lengths = fc.integer({ min: 1, max: 15 });
	const counts = lengths.chain((digits) => fc.maxSafeNat().map((n) => n % 10 ** digits));
	fc.assert(
		fc.property(counts, (count) => {
			expect(wholeNumber(count, language)).toBe(numbers.format(count));
		})
	);
	for (const count of [0, 999, 1000, 9999, 10_000, 999_999, 1_000_000]) {
		expect(wholeNumber(count, language)).toBe(numbers.format(count));
	}
});

test.each([-1, -0, 0.5, NaN, Infinity, 2 ** 60])('%d is left to Intl', (value) => {
	expect(wholeNumber(value, 'es')).toBeNull();
});

test.each(languages)('counts are one or several in %s as Intl has it', (language) => {
	const rules = new Intl.PluralRules(language);
	for (const count of [0, 1, 2, 3, 10, 11, 21, 100, 101, 1000, 999_999]) {
		expect(pluralCategory(count, language), String(count)).toBe(rules.select(count));
	}
	for (const count of [-1, 1.5, 1_000_000, NaN]) {
		expect(pluralCategory(count, language)).toBeNull();
	}
});
