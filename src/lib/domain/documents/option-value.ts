import type { Random } from '../kernel/random.ts';
import { newUlid } from './ulid.ts';

/**
 * What an answer keeps of the option that was chosen. Nobody ever gets it again, on any device: an
 * option that was taken away would give what was answered before another meaning.
 *
 * @param now milliseconds since the epoch
 */
export function newOptionValue(now: number, random: Random): string {
	return `o-${newUlid(now, random).toLowerCase()}`;
}
