import type { Random } from '#domain/kernel/random.ts';

/** @throws RangeError on an empty list */
export function pick<T>(random: Random, list: readonly T[]): T {
	return at(list, Math.floor(random() * list.length));
}

/** One of them, those with more weight more often. */
export function pickWeighted<T extends { readonly weight: number }>(
	random: Random,
	list: readonly T[]
): T {
	const total = list.reduce((sum, entry) => sum + entry.weight, 0);
	let left = random() * total;
	for (const entry of list) {
		left -= entry.weight;
		if (left < 0) return entry;
	}
	return at(list, list.length - 1);
}

export function chance(random: Random, probability: number): boolean {
	return random() < probability;
}

/** A whole number, both ends included. */
export function between(random: Random, from: number, to: number): number {
	return from + Math.floor(random() * (to - from + 1));
}

export function digits(random: Random, count: number): string {
	return Array.from({ length: count }, () => between(random, 0, 9)).join('');
}

function at<T>(list: readonly T[], index: number): T {
	const found = list[index];
	if (found === undefined) throw new RangeError('nothing to choose from');
	return found;
}
