import { wordLikenesses, type NameWord, type NameWords, type WordLikeness } from './name-words.ts';

type WordPair = readonly [mine: NameWord, theirs: NameWord, likeness: WordLikeness];

/** Which words of two names answer each other. */
export interface WordPairs {
	/** in the order of the first name */
	readonly pairs: readonly WordPair[];
	/** who has words that the other has not */
	readonly left: 'none' | 'one' | 'both';
	readonly leftWords: readonly NameWord[];
	/** the pairs stand in another order */
	readonly turned: boolean;
}

interface Candidate {
	readonly i: number;
	readonly j: number;
	readonly rank: number;
}

const OTHER = wordLikenesses.indexOf('other');

/** Each word with at most one of the other name, the closest first, then as they stand. */
export function pairWords(
	a: readonly NameWord[],
	b: readonly NameWord[],
	words: NameWords
): WordPairs {
	const candidates = closestFirst(a, b, words);
	if (candidates.length === 0) return unpaired(a, b);
	const partner: number[] = a.map(() => -1);
	const taken: boolean[] = b.map(() => false);
	let count = 0;
	for (const { i, j } of candidates) {
		if (partner[i] !== -1 || taken[j] === true) continue;
		partner[i] = j;
		taken[j] = true;
		count += 1;
	}
	const [leftOfA, leftOfB] = [a.length > count, b.length > count];
	return {
		pairs: pairsOf(a, b, partner, words),
		left: leftOfA && leftOfB ? 'both' : leftOfA || leftOfB ? 'one' : 'none',
		leftWords:
			leftOfA && leftOfB
				? [...a.filter((_, i) => partner[i] === -1), ...b.filter((_, j) => taken[j] !== true)]
				: [],
		turned: isTurned(partner)
	};
}

/** Most names have no word in common: asked a million times. */
function unpaired(a: readonly NameWord[], b: readonly NameWord[]): WordPairs {
	const leftWords = a.length > 0 && b.length > 0 ? [...a, ...b] : [];
	const left = leftWords.length > 0 ? 'both' : a.length + b.length > 0 ? 'one' : 'none';
	return { pairs: [], left, leftWords, turned: false };
}

function closestFirst(
	a: readonly NameWord[],
	b: readonly NameWord[],
	words: NameWords
): readonly Candidate[] {
	const found: Candidate[] = [];
	let i = 0;
	for (const mine of a) {
		let j = 0;
		for (const theirs of b) {
			const rank = words.rank(mine, theirs);
			if (rank < OTHER) found.push({ i, j, rank });
			j += 1;
		}
		i += 1;
	}
	return found.length < 2 ? found : found.sort((x, y) => x.rank - y.rank);
}

function pairsOf(
	a: readonly NameWord[],
	b: readonly NameWord[],
	partner: readonly number[],
	words: NameWords
): readonly WordPair[] {
	const pairs: WordPair[] = [];
	for (const [i, mine] of a.entries()) {
		const theirs = b[partner[i] ?? -1];
		if (theirs === undefined) continue;
		pairs.push([mine, theirs, wordLikenesses[words.rank(mine, theirs)] ?? 'other']);
	}
	return pairs;
}

function isTurned(partner: readonly number[]): boolean {
	const places = partner.filter((place) => place !== -1);
	return places.some((place, i) => place < (places[i - 1] ?? 0));
}
