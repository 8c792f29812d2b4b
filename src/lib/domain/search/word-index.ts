import { otherNames, type OtherName } from './nicknames.ts';
import { likenesses, Vocabulary, type Answers, type Likeness } from './vocabulary.ts';

/** The words that each field has, folded, separated by spaces; in the order of the index's weights. */
export type FieldWords = readonly string[];

/** What was found under a key; higher is better. */
export interface WordHit {
	readonly key: number;
	readonly score: number;
}

/** Fields are told apart in the lowest bits of a place. */
const FIELD_BITS = 4;
const MOST_FIELDS = 1 << FIELD_BITS;
const HEAVIEST = 7;

/**
 * Finds whatever has all the words that were typed, whole, begun or mistyped, or another name of somebody
 * who is called so. What changes is filed
 * anew, and its former places are passed over: nothing is ever searched for to be removed.
 */
export class WordIndex {
	readonly #vocabulary = new Vocabulary();
	/** what each filing is of, until it is filed anew */
	readonly #keys: number[] = [];
	readonly #filings = new Map<number, number>();
	/** the least number above every key */
	#end = 0;

	/**
	 * @param weights of the fields, 1 to 7: names are what people type, the rest narrows down
	 * @param names the field that has the names of people: only there is Pepe José, not in a street
	 */
	constructor(
		private readonly weights: readonly number[],
		private readonly names: number
	) {
		if (weights.length > MOST_FIELDS) throw new RangeError('too many fields');
		if (weights.some((weight) => weight > HEAVIEST)) throw new RangeError('too heavy');
	}

	has(key: number): boolean {
		return this.#filings.has(key);
	}

	put(key: number, fields: FieldWords): void {
		this.remove(key);
		const filing = this.#keys.push(key) - 1;
		this.#filings.set(key, filing);
		this.#end = Math.max(this.#end, key + 1);
		for (const [field, words] of fields.entries()) {
			if (words === '') continue;
			for (const word of words.split(' '))
				this.#vocabulary.file(word, filing * MOST_FIELDS + field);
		}
	}

	/** More words of a field, for what is filed already. */
	add(key: number, field: number, words: Iterable<string>): void {
		const filing = this.#filings.get(key);
		if (filing === undefined) return;
		for (const word of words) this.#vocabulary.file(word, filing * MOST_FIELDS + field);
	}

	remove(key: number): void {
		const filing = this.#filings.get(key);
		if (filing === undefined) return;
		this.#keys[filing] = -1;
		this.#filings.delete(key);
	}

	/**
	 * Whatever has every word, in any field.
	 *
	 * @param counts whether it counts that a word which was typed stands in a field
	 */
	having(typed: readonly string[], counts: Counts = () => true): WordSearch {
		const answers = typed.map((word) => this.#vocabulary.answering(word));
		const others = otherNames(typed);
		const [first, ...rest] = answers.map((words, at) =>
			this.#scores(words, others[at] ?? [], (field) => counts(field, typed[at] ?? ''))
		);
		const scores = new Uint16Array(this.#end);
		const keys = this.#keys;
		// Over everything, at every key that is typed: a plain loop.
		for (let filing = 0; filing < keys.length; filing++) {
			const key = keys[filing] ?? -1;
			if (key !== -1) scores[key] = sumOf(first, rest, filing);
		}
		return { scores, typed: typed.length, ...wordsAnswering(typed, answers, others) };
	}

	/** Whatever has some of the words in this field, best first. */
	like(typed: readonly string[], field: number): readonly WordHit[] {
		const sums = new Map<number, number>();
		const others = otherNames(typed);
		const inField = (one: number): boolean => one === field;
		for (const [at, word] of typed.entries()) {
			const answers = this.#vocabulary.answering(word);
			this.#scores(answers, others[at] ?? [], inField).forEach((score, filing) => {
				const key = this.#keys[filing] ?? -1;
				if (score > 0 && key !== -1) sums.set(key, (sums.get(key) ?? 0) + score);
			});
		}
		return [...sums].map(([key, score]) => ({ key, score })).sort((a, b) => b.score - a.score);
	}

	/** Whatever has exactly these words in this field. */
	exactly(words: readonly string[], field: number): readonly number[] {
		const [first, ...rest] = words.map((word) => this.#having(word, field));
		return [...(first ?? [])].filter((key) => rest.every((keys) => keys.has(key)));
	}

	#having(word: string, field: number): ReadonlySet<number> {
		const keys = new Set<number>();
		for (const place of this.#vocabulary.exactly(word)?.places ?? []) {
			const key = this.#keys[Math.floor(place / MOST_FIELDS)] ?? -1;
			if (key !== -1 && place % MOST_FIELDS === field) keys.add(key);
		}
		return keys;
	}

	/** The best score of each filing, 0 where no word stands. */
	#scores(
		answers: Answers,
		others: readonly OtherName[],
		counts: (field: number) => boolean
	): Uint8Array {
		const scores = new Uint8Array(this.#keys.length);
		const counted = this.weights.map((_, field) => counts(field));
		for (const likeness of likenesses) {
			const worth = this.weights.map((weight, field) =>
				counted[field] === true ? scoreOf(likeness, weight) : 0
			);
			for (const { places } of answers[likeness]) raise(scores, places, worth);
		}
		const worth = this.weights.map((weight, field) =>
			field === this.names && counted[field] === true ? nicknameScore(weight) : 0
		);
		for (const name of others) raise(scores, this.#placesOf(name), worth);
		return scores;
	}

	/** Where all of these stand in one field. */
	#placesOf([first = '', ...rest]: OtherName): readonly number[] {
		return rest.reduce(
			(places, word) => {
				const more = new Set(this.#vocabulary.exactly(word)?.places);
				return places.filter((place) => more.has(place));
			},
			this.#vocabulary.exactly(first)?.places ?? []
		);
	}
}

/** 0 unless each has scored */
function sumOf(first: Uint8Array | undefined, rest: readonly Uint8Array[], filing: number): number {
	let sum = first?.[filing] ?? 0;
	if (sum === 0) return 0;
	for (const each of rest) {
		const score = each[filing] ?? 0;
		if (score === 0) return 0;
		sum += score;
	}
	return sum;
}

/** @param worth of each field */
function raise(scores: Uint8Array, places: readonly number[], worth: readonly number[]): void {
	for (const place of places) {
		const filing = place >> FIELD_BITS;
		const score = worth[place & (MOST_FIELDS - 1)] ?? 0;
		if (score > (scores[filing] ?? 0)) scores[filing] = score;
	}
}

type Counts = (field: number, typed: string) => boolean;

export interface WordSearch {
	/** by key, higher is better; 0 for what has not every word */
	readonly scores: Uint16Array;
	/** words that were typed */
	readonly typed: number;
	/** What to mark in something that has these words: what was typed of it, or the whole word meant. */
	readonly marks: (words: readonly string[]) => readonly string[];
	/** Of a name that has another one of somebody who is called as was typed: its words. */
	readonly marksOfName: (words: readonly string[]) => readonly string[];
	/** Which of the words that were typed these answer, by their numbers. */
	readonly answered: (words: readonly string[]) => ReadonlySet<number>;
	/** Cheap: whether a folded text can have anything that answers what was typed, but for these. */
	readonly maybe: (folded: string, but: ReadonlySet<number>) => boolean;
}

/** What was typed stands before what may have been meant, whatever the field. */
function scoreOf(likeness: Likeness, weight: number): number {
	switch (likeness) {
		case 'same':
			return 4 * HEAVIEST + 2 * weight + 1;
		case 'begins':
			return 4 * HEAVIEST + 2 * weight;
		case 'oneSlip':
			return 2 * HEAVIEST + weight;
		case 'twoSlips':
			return weight;
	}
}

/** After what begins as was typed, before what was mistyped. */
function nicknameScore(weight: number): number {
	return 3 * HEAVIEST + weight;
}

function wordsAnswering(
	typed: readonly string[],
	answers: readonly Answers[],
	others: readonly (readonly OtherName[])[]
): Pick<WordSearch, 'marks' | 'marksOfName' | 'answered' | 'maybe'> {
	const meant = answers.map(
		({ oneSlip, twoSlips }) => new Set([...oneSlip, ...twoSlips].map(({ text }) => text))
	);
	/** '' where the word does not answer what was typed */
	const markIn = (word: string, at: number, each: string): string => {
		if (word.startsWith(each)) return each;
		return meant[at]?.has(word) === true ? word : '';
	};
	return {
		marks: (words) => {
			const found = new Set(
				typed.flatMap((each, at) => words.map((word) => markIn(word, at, each)))
			);
			found.delete('');
			return [...found];
		},
		marksOfName: (words) =>
			others.flat().flatMap((name) => (name.every((word) => words.includes(word)) ? name : [])),
		answered: (words) => {
			const isAnswered = (each: string, at: number): boolean =>
				words.some((word) => markIn(word, at, each) !== '');
			return new Set(typed.flatMap((each, at) => (isAnswered(each, at) ? [at] : [])));
		},
		maybe: (folded, but) =>
			typed.some((each, at) => {
				if (but.has(at)) return false;
				if (folded.includes(each)) return true;
				for (const word of meant[at] ?? []) if (folded.includes(word)) return true;
				return false;
			})
	};
}
