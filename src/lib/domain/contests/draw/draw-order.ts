import { hashText } from '../hash-text.ts';

/** What the order follows from, besides who is on the list. */
export interface DrawSources {
	/** SHA-256 of the list */
	readonly list: string;
	/** 256 random bits in hex, committed to before the list was frozen */
	readonly seed: string;
	/** what nobody could foresee when it was: see `publicText` */
	readonly text: string;
}

/** Of each SHA-256 so many hex digits are read as a number. */
const DIGITS = 12;
const RANGE = 16 ** DIGITS;

/**
 * The first so many of those on the list, in the order in which they are drawn: one after the other
 * from who is left, each equally likely. To draw more never changes who was first.
 *
 * The stream is SHA-256 of `<key>/0`, `<key>/1` …, where the key is SHA-256 of the sources. A number
 * that would favour some (the last, incomplete turn of the range) is thrown away and the next is read.
 *
 * @param ulids sorted, as they stand on the list
 */
export function drawOrder(
	ulids: readonly string[],
	{ list, seed, text }: DrawSources,
	count: number
): readonly string[] {
	const key = hashText(`ficha-draw/1\n${list}\n${seed}\n${text}`);
	const left = [...ulids];
	const order: string[] = [];
	let block = 0;
	while (order.length < count && left.length > 0) {
		const number = Number.parseInt(hashText(`${key}/${block}`).slice(0, DIGITS), 16);
		block += 1;
		if (number >= RANGE - (RANGE % left.length)) continue;
		order.push(...left.splice(number % left.length, 1));
	}
	return order;
}
