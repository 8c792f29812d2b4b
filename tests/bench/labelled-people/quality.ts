import type { DuplicatePair } from '#domain/dedupe/find-duplicates.ts';

export interface Quality {
	/** of the pairs that were found, how many are of one person */
	readonly precision: number;
	/** of the pairs that are of one person, how many were found */
	readonly recall: number;
	/** pairs that are of one person */
	readonly pairs: number;
}

/**
 * Over all pairs of cards.
 *
 * @param people who each card is about, by its place
 */
export function qualityOf(
	found: readonly Pick<DuplicatePair, 'first' | 'second'>[],
	people: readonly (string | number)[]
): Quality {
	const cards = new Map<string | number, number>();
	for (const person of people) cards.set(person, (cards.get(person) ?? 0) + 1);
	const pairs = [...cards.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
	const right = found.filter(({ first, second }) => people[first] === people[second]).length;
	return { precision: right / found.length, recall: right / pairs, pairs };
}
