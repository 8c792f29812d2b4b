import type { Random } from '#domain/kernel/random.ts';

/**
 * The same numbers for the same seed, on every machine: sfc32, started from four hashes of the text.
 * For made-up data only: never for ids or secrets that someone might want to guess.
 */
export function seededRandom(seed: string): Random {
	let a = hash(seed, 0);
	let b = hash(seed, 1);
	let c = hash(seed, 2);
	let counter = 1;
	const next = (): number => {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	};
	// The first numbers of similar seeds are still alike.
	for (let i = 0; i < 12; i++) next();
	return next;
}

/** FNV-1a, with a lane so that one text gives several. */
function hash(text: string, lane: number): number {
	let state = 0x811c9dc5 ^ Math.imul(lane, 0x9e3779b1);
	for (let i = 0; i < text.length; i++) {
		state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
	}
	return state | 0;
}
