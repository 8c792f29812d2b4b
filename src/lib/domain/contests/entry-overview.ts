import type { Contest } from '../documents/contest.ts';
import { dayInZone } from '../documents/day-in-zone.ts';
import type { Ulid } from '../documents/ulid.ts';
import type { EntryFacts } from './entry-facts.ts';
import { entryFault, type EntryFault } from './entry-fault.ts';

export interface EntryOverview {
	readonly total: number;
	/** that nothing speaks against, as far as this is known here; the draw decides */
	readonly counting: number;
	/** why others do not count */
	readonly leftOut: Readonly<Partial<Record<EntryFault | 'duplicate', number>>>;
	/** days with entries, where the contest is held, first to last */
	readonly days: readonly { readonly day: string; readonly count: number }[];
	/** by the device that took them, busiest first */
	readonly devices: readonly {
		readonly device: string;
		readonly by: string;
		readonly count: number;
	}[];
}

export interface KnownEntry {
	readonly ulid: Ulid;
	readonly entry: EntryFacts;
}

/** @param second entries that are somebody's second, and were not let count */
export function entryOverview(
	contest: Contest,
	entries: readonly KnownEntry[],
	second: ReadonlySet<Ulid>
): EntryOverview {
	const leftOut: Partial<Record<EntryFault | 'duplicate', number>> = {};
	const days = new Map<string, number>();
	const devices = new Map<string, { readonly by: string; count: number }>();
	let counting = 0;
	for (const { ulid, entry } of entries) {
		const day = dayInZone(Date.parse(entry.at), contest.timeZone);
		days.set(day, (days.get(day) ?? 0) + 1);
		const device = devices.get(entry.device) ?? { by: entry.by, count: 0 };
		device.count += 1;
		devices.set(entry.device, device);
		const fault = entryFault(contest, entry) ?? (second.has(ulid) ? 'duplicate' : null);
		if (fault === null) counting += 1;
		else leftOut[fault] = (leftOut[fault] ?? 0) + 1;
	}
	return {
		total: entries.length,
		counting,
		leftOut,
		days: [...days]
			.map(([day, count]) => ({ day, count }))
			.sort((a, b) => (a.day < b.day ? -1 : 1)),
		devices: [...devices]
			.map(([device, told]) => ({ device, ...told }))
			.sort((a, b) => b.count - a.count || (a.device < b.device ? -1 : 1))
	};
}
