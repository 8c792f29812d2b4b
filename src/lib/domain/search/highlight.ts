import { fold } from './fold.ts';

/** Half-open, in UTF-16 offsets of the original text, as `slice` takes them. */
export interface MarkedRange {
	readonly from: number;
	readonly to: number;
}

/** One folded character and the stretch of the original that it came from. */
interface Piece {
	readonly char: string;
	readonly from: number;
	to: number;
}

/** Each letter folds to one letter, so that all of the text can be folded at once. */
const LETTER_BY_LETTER = /^[ -_a-~À-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿ]*$/;
/** Shorter digits stand by themselves; longer ones may be a number that the text writes in groups. */
const NUMBER = /^\d{6,}$/;

/**
 * Where the words looked for stand in a text, also inside its words, accents and all.
 *
 * @param terms folded, as `queryTokens` gives them
 * @returns in order, without overlaps; stretches that touch are one
 */
export function highlight(text: string, terms: readonly string[]): readonly MarkedRange[] {
	if (terms.length === 0) return [];
	if (LETTER_BY_LETTER.test(text) && !terms.some((term) => NUMBER.test(term))) {
		const folded = fold(text);
		return joined(terms.flatMap((term) => (term === '' ? [] : places(folded, term))));
	}
	const pieces = foldedPieces(text);
	const found = terms.flatMap((term) => {
		const among = NUMBER.test(term) ? pieces.filter(isDigit) : pieces;
		return term === '' ? [] : occurrences(among, term);
	});
	return joined(found);
}

function foldedPieces(text: string): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	for (const source of text) {
		const to = from + source.length;
		const folded = fold(source);
		const last = pieces.at(-1);
		// An accent that stands by itself belongs to the letter before it.
		if (folded === '' && last !== undefined) last.to = to;
		for (let i = 0; i < folded.length; i++) pieces.push({ char: folded.charAt(i), from, to });
		from = to;
	}
	return pieces;
}

function isDigit(piece: Piece): boolean {
	return piece.char >= '0' && piece.char <= '9';
}

function occurrences(pieces: readonly Piece[], term: string): MarkedRange[] {
	const haystack = pieces.map((piece) => piece.char).join('');
	return places(haystack, term).flatMap(({ from, to }) => {
		const [first, last] = [pieces[from], pieces[to - 1]];
		return first === undefined || last === undefined ? [] : [{ from: first.from, to: last.to }];
	});
}

function places(folded: string, term: string): MarkedRange[] {
	const ranges: MarkedRange[] = [];
	for (let from = folded.indexOf(term); from !== -1;) {
		const to = from + term.length;
		ranges.push({ from, to });
		from = folded.indexOf(term, to);
	}
	return ranges;
}

function joined(ranges: readonly MarkedRange[]): MarkedRange[] {
	const result: MarkedRange[] = [];
	for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
		const last = result.at(-1);
		if (last === undefined || range.from > last.to) result.push(range);
		else if (range.to > last.to) result[result.length - 1] = { from: last.from, to: range.to };
	}
	return result;
}
