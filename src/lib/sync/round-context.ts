import type { LocalDatabase } from '../store/local-database.ts';
import type { DeviceTeller } from './device-teller.ts';
import type { RemoteDatabase } from './remote-database.ts';

/** What the steps of a round work with, and whom they tell. */
export interface RoundContext {
	readonly database: LocalDatabase;
	readonly remote: RemoteDatabase;
	/** says how the device is; absent where nobody is to know */
	readonly teller?: DeviceTeller;
	/** a push goes on: units (as a person counts) that the server has taken so far, of all that it sends */
	readonly sending: (sent: number, toSend: number) => void;
	/** a pull goes on: the part of it that is here, from 0 to 1; null when the server does not say how much there is */
	readonly receiving: (received: number | null) => void;
}

/** Cuts a list into pieces of at most so many. */
export function inBatches<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
	const batches: T[][] = [];
	for (let from = 0; from < items.length; from += size)
		batches.push(items.slice(from, from + size));
	return batches;
}
