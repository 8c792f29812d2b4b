import type { Language } from './languages.ts';

/** What stands between thousands, and how many digits a number has before anything does. */
const GROUPING: Readonly<Record<Language, { readonly mark: string; readonly from: number }>> = {
	es: { mark: '.', from: 5 },
	fr: { mark: '\u202f', from: 4 },
	en: { mark: ',', from: 4 }
};

/**
 * A count as Intl writes it in this language, without Intl: its first number that is not a plain one costs
 * a phone 80 ms, and the list of customers starts with one.
 *
 * @returns null for what is no whole number from zero on
 */
export function wholeNumber(value: number, language: Language): string | null {
	if (!Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) return null;
	const digits = String(value);
	const { mark, from } = GROUPING[language];
	return digits.length < from ? digits : digits.replace(/\B(?=(\d{3})+$)/g, mark);
}

/**
 * CLDR's category of a count, without Intl too.
 *
 * @returns null for what is no whole number below a million
 */
export function pluralCategory(count: number, language: Language): 'one' | 'other' | null {
	if (!Number.isInteger(count) || count < 0 || count >= 1_000_000) return null;
	return count === 1 || (count === 0 && language === 'fr') ? 'one' : 'other';
}
