import type { Principal } from './principal.ts';
import { isAmong } from './is-among.ts';

/** What of a campaign its end follows from. */
export interface Lending {
	readonly id: string;
	readonly audience: readonly string[];
	/** with `until`, milliseconds since the epoch */
	readonly from: number;
	readonly until: number;
	readonly ended: boolean;
}

/**
 * Campaigns that lend customers to this principal at this moment. It is asked anew with every request:
 * so a campaign ends without anybody doing anything.
 *
 * @returns their ids, in order
 */
export function lentNow(
	principal: Omit<Principal, 'campaigns'>,
	campaigns: Iterable<Lending>,
	now: number
): readonly string[] {
	const found: string[] = [];
	for (const { id, audience, from, until, ended } of campaigns) {
		const runs = !ended && from <= now && now < until;
		if (runs && isAmong(principal, audience)) found.push(id);
	}
	return found.sort();
}
