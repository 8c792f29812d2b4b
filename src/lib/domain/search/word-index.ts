import { Vocabulary, type Answer, type Likeness } from './vocabulary.ts';

/** The words that each field has, folded, separated by spaces; in the order of the index's weights. */
export type FieldWords = readonly string[];

/** What was found under a key; higher is better. */
export interface WordHit {
	readonly key: number;
	readonly score: number;
}

/** Fields are told apart in the lowest bits of a place. */
const MOST_FIELDS = 16;
const HEAVIEST = 7;

/**
 * Finds whatever has all the words that were typed, whole, begun or mistyped. What changes is filed
 * anew, and its former places are passed over: nothing is ever searched for to be removed.
 */
export class WordIndex {
	readonly #vocabulary = new Vocabulary();
	/** what each filing is of, until it is filed anew */
	readonly #keys: number[] = [];
	readonly #filings = new Map<number, number>();

	/** @param weights of the fields, 1 to 7: names are what people type, the rest narrows down */
	constructor(private readonly weights: readonly number[]) {
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
		for (const [field, words] of fields.entries()) {
			if (words === '') continue;
			for (const word of words.split(' '))
				this.#vocabulary.file(word, filing * MOST_FIELDS + field);
		}
	}

	remove(key: number): void {
		const filing = this.#filings.get(key);
		if (filing === undefined) return;
		this.#keys[filing] = -1;
		this.#filings.delete(key);
	}

	/** Whatever has every word, in any field. */
	having(typed: readonly string[]): WordSearch {
		const answers = typed.map((word) => this.#vocabulary.answering(word));
		const scores = answers.map((words) => this.#scores(words));
		const [first, ...rest] = scores;
		const hits: WordHit[] = [];
		first?.forEach((score, filing) => {
			if (score === 0 || rest.some((each) => each[filing] === 0)) return;
			const key = this.#keys[filing] ?? -1;
			if (key === -1) return;
			hits.push({ key, score: rest.reduce((sum, each) => sum + (each[filing] ?? 0), score) });
		});
		return { hits, marks: (words) => marks(typed, answers, words) };
	}

	/** Whatever has some of the words in this field, best first. */
	like(typed: readonly string[], field: number): readonly WordHit[] {
		const sums = new Map<number, number>();
		for (const word of typed) {
			this.#scores(this.#vocabulary.answering(word), field).forEach((score, filing) => {
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
	#scores(answers: ReadonlyMap<string, Answer>, only?: number): Uint8Array {
		const scores = new Uint8Array(this.#keys.length);
		for (const { word, likeness } of answers.values()) {
			for (const place of word.places) {
				const field = place % MOST_FIELDS;
				if (only !== undefined && field !== only) continue;
				const filing = (place - field) / MOST_FIELDS;
				const score = scoreOf(likeness, this.weights[field] ?? 1);
				if (score > (scores[filing] ?? 0)) scores[filing] = score;
			}
		}
		return scores;
	}
}

export interface WordSearch {
	readonly hits: readonly WordHit[];
	/** What to mark in something that has these words: what was typed of it, or the whole word meant. */
	readonly marks: (words: readonly string[]) => readonly string[];
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

function marks(
	typed: readonly string[],
	answers: readonly ReadonlyMap<string, Answer>[],
	words: readonly string[]
): readonly string[] {
	const found = answers.flatMap((answer, index) =>
		words.flatMap((word) => {
			const likeness = answer.get(word)?.likeness;
			if (likeness === undefined) return [];
			return likeness === 'same' || likeness === 'begins' ? (typed[index] ?? word) : word;
		})
	);
	return [...new Set(found)];
}
