import type { Contest } from '../documents/contest.ts';
import type { Ulid } from '../documents/ulid.ts';
import { entryFault, type EntryFault } from './entry-fault.ts';
import type { KnownEntry } from './entry-overview.ts';
import { EntryPersons } from './entry-persons.ts';
import { personTellings } from './person-keys.ts';

/** What another definition of a contest does to entries that are there already. */
export interface ContestWeight {
	/** entries that were looked at */
	readonly entries: number;
	/** that counted and would not any more, by what would be wrong with them */
	readonly leaving: Readonly<Partial<Record<EntryFault | 'duplicate', number>>>;
	/** that did not count and would */
	readonly entering: number;
}

/**
 * As far as entries tell by themselves: who has withdrawn is not in the draw either way.
 *
 * @param entries in the order in which they came
 * @param allowed second entries of somebody that a colleague has let count
 */
export function weighContest(
	{ before, after }: { readonly before: Contest; readonly after: Contest },
	entries: readonly KnownEntry[],
	allowed: ReadonlySet<Ulid>
): ContestWeight {
	const old = faultsOf(before, entries, allowed);
	const next = faultsOf(after, entries, allowed);
	const leaving: Partial<Record<EntryFault | 'duplicate', number>> = {};
	let entering = 0;
	for (const { ulid } of entries) {
		const was = old.get(ulid);
		const fault = next.get(ulid);
		if (was === undefined && fault !== undefined) leaving[fault] = (leaving[fault] ?? 0) + 1;
		if (was !== undefined && fault === undefined) entering += 1;
	}
	return { entries: entries.length, leaving, entering };
}

/** Those that do not count, and why. */
function faultsOf(
	contest: Contest,
	entries: readonly KnownEntry[],
	allowed: ReadonlySet<Ulid>
): ReadonlyMap<Ulid, EntryFault | 'duplicate'> {
	const persons = new EntryPersons();
	const faults = new Map<Ulid, EntryFault | 'duplicate'>();
	for (const { ulid, entry } of entries) {
		const fault = entryFault(contest, entry);
		if (fault !== null) faults.set(ulid, fault);
		else if (persons.add(ulid, personTellings(contest, entry)) !== null && !allowed.has(ulid)) {
			faults.set(ulid, 'duplicate');
		}
	}
	return faults;
}
