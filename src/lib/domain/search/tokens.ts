import { fold } from './fold.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Words held together as one: García-López, O'Brien, d'Artagnan. */
const COMPOUND = /[\p{L}\p{N}\p{M}]+(?:['-][\p{L}\p{N}\p{M}]+)+/gu;

/** A number as people write it: groups of up to four digits, `+` and brackets allowed. */
const SPACED_NUMBER =
	/(?<![\p{L}\p{N}])\+?\(?\d{1,4}\)?(?:[ .\-/()]{1,2}\d{1,4}\)?)+(?![\p{L}\p{N}])/gu;
const SHORTEST_SPACED_NUMBER = 6;

/** Folded words of a text, each once; those held together by an apostrophe or hyphen also as one word. */
export function tokensOf(text: string): string[] {
	const folded = fold(text);
	const words = folded.match(WORD) ?? [];
	const compounds = (folded.match(COMPOUND) ?? []).map((compound) => compound.replace(/['-]/g, ''));
	return [...new Set([...words, ...compounds])];
}

/**
 * Folded words to look for, each once. Groups of digits that read as one phone number become one
 * word ("600 12 34" → "6001234"), as customers' numbers are kept; a postal code after a house number
 * stays two.
 */
export function queryTokens(text: string): string[] {
	const joined = fold(text).replace(SPACED_NUMBER, (number) => {
		const digits = number.replace(/\D/g, '');
		return digits.length < SHORTEST_SPACED_NUMBER ? number : ` ${digits} `;
	});
	return [...new Set(joined.match(WORD) ?? [])];
}
