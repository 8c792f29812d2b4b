import type { Random } from '#domain/kernel/random.ts';
import type { Setback } from './remote-database.ts';

const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60 * 1000;
/** Someone is about to sign in to the portal. */
const LONGEST_BLOCKED_MS = 20 * 1000;

/**
 * How long to leave the server alone. Doubles with each failure, and is spread, so that a whole fair
 * that gets its network back does not call at the same instant.
 *
 * @param failures in a row, this one included
 * @returns milliseconds
 */
export function backOff(setback: Setback['kind'], failures: number, random: Random): number {
	const ceiling = setback === 'blocked' ? LONGEST_BLOCKED_MS : LONGEST_MS;
	const longest = Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 20), ceiling);
	return longest / 2 + (random() * longest) / 2;
}
