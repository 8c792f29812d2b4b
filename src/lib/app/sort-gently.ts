import type { Breath } from './breath.ts';

type Compare<T> = (a: T, b: T) => number;

const RUN = 256;

/** Sorts a copy, stably, and breathes in between: comparing names as a language does is slow. */
export async function sortGently<T>(
	items: readonly T[],
	compare: Compare<T>,
	breath: Breath
): Promise<T[]> {
	let runs: T[][] = [];
	for (let start = 0; start < items.length; start += RUN) {
		runs.push(items.slice(start, start + RUN).sort(compare));
		await breath();
	}
	while (runs.length > 1) {
		const merged: T[][] = [];
		for (let i = 0; i < runs.length; i += 2) {
			merged.push(await merge(runs[i] ?? [], runs[i + 1] ?? [], compare, breath));
		}
		runs = merged;
	}
	return runs[0] ?? [];
}

async function merge<T>(
	left: readonly T[],
	right: readonly T[],
	compare: Compare<T>,
	breath: Breath
): Promise<T[]> {
	if (right.length === 0) return [...left];
	const merged: T[] = [];
	let taken = 0;
	for (const item of left) {
		let next = right[taken];
		while (next !== undefined && compare(next, item) < 0) {
			merged.push(next);
			next = right[++taken];
		}
		merged.push(item);
		if (merged.length % RUN === 0) await breath();
	}
	return merged.concat(right.slice(taken));
}
