import { fold } from './fold.ts';
import { highlight } from './highlight.ts';
import { wordsOfText, type SearchedText } from './searched-text.ts';

/** What was typed, to be looked for in texts. */
interface Looked {
	/** how many words were typed */
	readonly typed: number;
	/** Which of them these words answer, by their numbers. */
	readonly answered: (words: readonly string[]) => ReadonlySet<number>;
	/** Cheap: whether a folded text can answer any but these. */
	readonly maybe: (folded: string, but: ReadonlySet<number>) => boolean;
}

/** Letters before the word that was found, and in all: what a row has room for. */
const BEFORE = 14;
const LONGEST = 72;

/**
 * Why somebody was found, where the row does not show it: of their texts the one that answers most of
 * what is left.
 *
 * @param texts asked for where the row does not show it
 * @param shown folded words that the row shows
 * @returns null when the row shows all
 */
export function tellingText(
	texts: () => Iterable<SearchedText>,
	shown: readonly string[],
	{ typed, answered, maybe }: Looked
): SearchedText | null {
	const seen = answered(shown);
	if (seen.size === typed) return null;
	let best: SearchedText | null = null;
	let most = 0;
	for (const text of texts()) {
		if (text.field !== 'phones' && !maybe(fold(text.text), seen)) continue;
		const count = [...answered(wordsOfText(text))].filter((word) => !seen.has(word)).length;
		if (count > most) [best, most] = [text, count];
	}
	return best;
}

/** The stretch of a text around the first word that is marked, for a row to show. */
export function excerpt(text: string, marks: readonly string[]): string {
	const at = beginningOf(text, marks);
	const start = at <= BEFORE ? 0 : text.lastIndexOf(' ', at - BEFORE) + 1 || at;
	const end = start + LONGEST;
	const stretch = end >= text.length ? text.slice(start) : `${text.slice(start, end).trimEnd()}…`;
	return start === 0 ? stretch : `…${stretch}`;
}

/** Where a word begins so; inside of one where none does. */
function beginningOf(text: string, marks: readonly string[]): number {
	const ranges = highlight(text, marks);
	const whole = ranges.find(
		({ from }) => from === 0 || !/[\p{L}\p{N}]/u.test(fold(text[from - 1] ?? ''))
	);
	return (whole ?? ranges[0])?.from ?? 0;
}
