import { editDistance } from './edit-distance.ts';
import { swappedLetters } from './swapped-letters.ts';

/** A word, and where it stands: numbers that mean something to whoever filed them. */
export interface FiledWord {
	readonly text: string;
	readonly places: readonly number[];
}

/** How a word answers what was typed, the closest first. */
export const likenesses = ['same', 'begins', 'oneSlip', 'twoSlips'] as const;
export type Likeness = (typeof likenesses)[number];

/** Words that may have been meant. A word of a closer list may stand in another one too. */
export type Answers = Readonly<Record<Likeness, readonly FiledWord[]>>;

interface Entry extends FiledWord {
	readonly places: number[];
	/** a bit for each letter in it, or 0 for a word with digits, which is never mistyped */
	readonly letters: number;
}

const SHORTEST_MISTYPED = 4;
const LONG = 8;
const DIGIT = /\d/;

/**
 * Every word that anybody has, found by its beginning or by what fingers make of it. Filing a word is
 * nearly free, so that thousands of customers are searchable a moment after the start: words are kept
 * by their first two letters rather than in a tree. Nothing is made of a word that is found, because
 * one letter finds a quarter of them.
 */
export class Vocabulary {
	readonly #words = new Map<string, Entry>();
	readonly #byBeginning = new Map<string, Entry[]>();
	readonly #byLength = new Map<number, Entry[]>();

	file(text: string, place: number): void {
		(this.#words.get(text) ?? this.#add(text)).places.push(place);
	}

	exactly(text: string): FiledWord | undefined {
		return this.#words.get(text);
	}

	answering(typed: string): Answers {
		const same = this.#words.get(typed);
		const oneSlip: Entry[] = [];
		const twoSlips: Entry[] = [];
		const slips = slipsIn(typed);
		if (slips > 0) this.#mistyped(typed, slips, { oneSlip, twoSlips });
		if (slips === 1) {
			for (const swapped of swappedLetters(typed)) this.#beginning(swapped, oneSlip);
		}
		const begins: Entry[] = [];
		this.#beginning(typed, begins);
		return { same: same === undefined ? [] : [same], begins, oneSlip, twoSlips };
	}

	#add(text: string): Entry {
		const entry: Entry = { text, places: [], letters: DIGIT.test(text) ? 0 : lettersOf(text) };
		this.#words.set(text, entry);
		append(this.#byBeginning, text.slice(0, 2), entry);
		if (entry.letters !== 0) append(this.#byLength, text.length, entry);
		return entry;
	}

	#beginning(typed: string, found: Entry[]): void {
		if (typed.length >= 2) {
			for (const entry of this.#byBeginning.get(typed.slice(0, 2)) ?? []) {
				if (entry.text.startsWith(typed)) found.push(entry);
			}
			return;
		}
		for (const [beginning, entries] of this.#byBeginning) {
			if (beginning.startsWith(typed)) for (const entry of entries) found.push(entry);
		}
	}

	#mistyped(
		typed: string,
		slips: number,
		found: { readonly oneSlip: Entry[]; readonly twoSlips: Entry[] }
	): void {
		const letters = lettersOf(typed);
		for (let length = typed.length - slips; length <= typed.length + slips; length++) {
			for (const word of this.#byLength.get(length) ?? []) {
				// One slip takes a letter away and brings another: two bits at most.
				if (bits(word.letters ^ letters) > 2 * slips) continue;
				const distance = editDistance(typed, word.text, slips);
				if (distance <= 1) found.oneSlip.push(word);
				else if (distance <= slips) found.twoSlips.push(word);
			}
		}
	}
}

/** One slip in four letters, two in eight; digits are copied rather than remembered. */
function slipsIn(typed: string): 0 | 1 | 2 {
	if (DIGIT.test(typed) || typed.length < SHORTEST_MISTYPED) return 0;
	return typed.length < LONG ? 1 : 2;
}

function append<K>(lists: Map<K, Entry[]>, key: K, entry: Entry): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [entry]);
	else list.push(entry);
}

function lettersOf(text: string): number {
	let letters = 0;
	for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
	return letters;
}

function bits(letters: number): number {
	let left = letters;
	let count = 0;
	for (; left !== 0; left &= left - 1) count += 1;
	return count;
}
