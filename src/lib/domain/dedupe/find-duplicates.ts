import { Blocks } from './blocks.ts';
import { candidateKeys } from './candidate-keys.ts';
import { Frequencies } from './frequencies.ts';
import { match, type Match } from './match.ts';
import { matchable, type Matchable, type MatchedCard } from './matchable.ts';
import { NameWords } from './name-words.ts';

/** Two cards that may be of one customer, by their places in what was given. */
export interface DuplicatePair extends Match {
	readonly first: number;
	/** above `first` */
	readonly second: number;
}

export interface DuplicateQuery {
	/** from which odds on, base 2 logarithm: 0 for what is more likely than not */
	readonly atLeast: number;
	/** only pairs of which the second stands here or later: what is new, among all */
	readonly from?: number;
}

/** More cards with one key in common are no hint: it is the key of a town, or of nobody. */
const LARGEST_BLOCK = { telling: 60, names: 20 } as const;

/**
 * All pairs of cards that are likely of one customer. Yields after each small step, so that whoever
 * runs it can rest in between: three steps a card.
 */
export function* findDuplicates(
	cards: readonly MatchedCard[],
	{ atLeast, from = 0 }: DuplicateQuery
): Generator<undefined, readonly DuplicatePair[], undefined> {
	const words = new NameWords();
	const frequencies = new Frequencies();
	const prepared: Matchable[] = [];
	const telling = new Blocks(LARGEST_BLOCK.telling);
	const names = new Blocks(LARGEST_BLOCK.names);
	for (const card of cards) {
		const one = matchable(card, words);
		frequencies.count(one);
		prepared.push(one);
		const keys = candidateKeys(one);
		telling.add(keys.telling);
		names.add(keys.names);
		yield;
	}
	const context = { words, frequencies, cards: cards.length };
	const found: DuplicatePair[] = [];
	const compared = new Int32Array(cards.length).fill(-1);
	for (const [second, mine] of prepared.entries()) {
		if (second < from) continue;
		const compare = (first: number): void => {
			const theirs = prepared[first];
			if (theirs === undefined || compared[first] === second) return;
			compared[first] = second;
			const result = match(theirs, mine, context, atLeast);
			if (result !== null) found.push({ first, second, ...result });
		};
		telling.visitBefore(second, compare);
		names.visitBefore(second, compare);
		yield;
	}
	return found;
}
