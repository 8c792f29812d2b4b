import { dayInZone } from '../documents/day-in-zone.ts';

export const complaintPeriods = ['days30', 'days90', 'months12'] as const;
/** Days that end today; `months12`: this month and the eleven before it. */
export type ComplaintPeriod = (typeof complaintPeriods)[number];

export interface KnownComplaint {
	/** whom it shows with: the winner, where customers were merged */
	readonly cid: string;
	/** uid of whoever sees to it */
	readonly owner: string;
	/** ISO instant at which it came */
	readonly at: string;
	/** `yyyy-mm-dd`, or '' */
	readonly due: string;
	/** ISO instant, '' while it is open */
	readonly resolved: string;
}

export interface ComplaintQuestion {
	readonly period: ComplaintPeriod;
	/** IANA name of where the days are counted */
	readonly timeZone: string;
}

/** How long it took: milliseconds within which so many were resolved, null where none was. */
interface Spent {
	/** half of them, or one more */
	readonly half: number | null;
	/** nine of ten */
	readonly most: number | null;
}

export interface OwnerTimes extends Spent {
	readonly owner: string;
	/** now, whenever they came */
	readonly open: number;
	readonly overdue: number;
	/** in the period */
	readonly resolved: number;
}

interface MonthTimes extends Spent {
	/** `yyyy-mm` in which they came */
	readonly month: string;
	readonly came: number;
	/** of them, still */
	readonly open: number;
}

/**
 * What is open is so now, whenever it came. What was resolved is counted by when that was, not by when
 * it came: of those that came lately only the quick ones are resolved, and the rest would be left out.
 */
export interface ComplaintTimes extends Spent {
	/** in the period */
	readonly came: number;
	/** customers of whom those are */
	readonly customers: number;
	readonly open: number;
	/** of the open ones, those whose day is over */
	readonly overdue: number;
	/** in the period */
	readonly resolved: number;
	/** of the resolved ones, those that had a day */
	readonly dated: number;
	/** of the dated ones, those resolved on their day or before */
	readonly inTime: number;
	/** most open ones first */
	readonly owners: readonly OwnerTimes[];
	/** the last twelve, oldest first, whatever the period is */
	readonly months: readonly MonthTimes[];
}

/** @param now milliseconds since the epoch */
export function complaintTimes(
	complaints: readonly KnownComplaint[],
	{ period, timeZone }: ComplaintQuestion,
	now: number
): ComplaintTimes {
	const today = dayInZone(now, timeZone);
	const since = firstDay(period, today);
	const placed = complaints.map((one) => place(one, { today, since, timeZone }));
	const came = placed.filter(({ isNew }) => isNew);
	const settled = placed.filter(({ isSettled }) => isSettled);
	const dated = settled.filter(({ due }) => due !== '');
	return {
		came: came.length,
		customers: new Set(came.map(({ cid }) => cid)).size,
		...standing(placed),
		...spentOn(settled),
		dated: dated.length,
		inTime: dated.filter(({ due, resolvedOn }) => resolvedOn <= due).length,
		owners: byOwner(placed),
		months: byMonth(placed, today)
	};
}

interface Placed extends KnownComplaint {
	/** `yyyy-mm-dd`; '' for none */
	readonly cameOn: string;
	readonly resolvedOn: string;
	readonly isOverdue: boolean;
	/** it came in the period */
	readonly isNew: boolean;
	/** it was resolved in the period */
	readonly isSettled: boolean;
}

function place(
	one: KnownComplaint,
	{ today, since, timeZone }: { today: string; since: string; timeZone: string }
): Placed {
	const cameOn = dayOf(one.at, timeZone);
	const resolvedOn = dayOf(one.resolved, timeZone);
	return {
		...one,
		cameOn,
		resolvedOn,
		isOverdue: one.resolved === '' && one.due !== '' && one.due < today,
		isNew: cameOn >= since,
		isSettled: resolvedOn >= since
	};
}

/** '' for what is no instant */
function dayOf(instant: string, timeZone: string): string {
	const at = Date.parse(instant);
	return Number.isNaN(at) ? '' : dayInZone(at, timeZone);
}

function standing(placed: readonly Placed[]): Pick<OwnerTimes, 'open' | 'overdue' | 'resolved'> {
	return {
		open: placed.filter(({ resolved }) => resolved === '').length,
		overdue: placed.filter(({ isOverdue }) => isOverdue).length,
		resolved: placed.filter(({ isSettled }) => isSettled).length
	};
}

function spentOn(settled: readonly Placed[]): Spent {
	const times = settled
		.map(({ at, resolved }) => Date.parse(resolved) - Date.parse(at))
		.filter((time) => !Number.isNaN(time))
		// Two devices may not agree on what time it is.
		.map((time) => Math.max(0, time))
		.sort((a, b) => a - b);
	return { half: within(times, 0.5), most: within(times, 0.9) };
}

/** The shortest time that holds for at least this share: nothing in between that never was. */
function within(sorted: readonly number[], share: number): number | null {
	return sorted[Math.ceil(sorted.length * share) - 1] ?? null;
}

function byOwner(placed: readonly Placed[]): readonly OwnerTimes[] {
	return [...grouped(placed, ({ owner }) => owner)]
		.map(([owner, theirs]) => ({
			owner,
			...standing(theirs),
			...spentOn(theirs.filter(({ isSettled }) => isSettled))
		}))
		.filter(({ open, resolved }) => open + resolved > 0)
		.sort(
			(a, b) =>
				b.open - a.open ||
				b.overdue - a.overdue ||
				b.resolved - a.resolved ||
				(a.owner < b.owner ? -1 : 1)
		);
}

function byMonth(placed: readonly Placed[], today: string): readonly MonthTimes[] {
	const came = grouped(placed, ({ cameOn }) => cameOn.slice(0, 7));
	return lastMonths(today).map((month) => {
		const theirs = came.get(month) ?? [];
		const { open } = standing(theirs);
		return { month, came: theirs.length, open, ...spentOn(theirs) };
	});
}

function grouped(
	placed: readonly Placed[],
	keyOf: (one: Placed) => string
): ReadonlyMap<string, readonly Placed[]> {
	const groups = new Map<string, Placed[]>();
	for (const one of placed) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [one]);
		else group.push(one);
	}
	return groups;
}

function firstDay(period: ComplaintPeriod, today: string): string {
	if (period === 'months12') return `${lastMonths(today)[0] ?? ''}-01`;
	const days = period === 'days30' ? 30 : 90;
	const first = Date.parse(`${today}T00:00:00Z`) - (days - 1) * 86_400_000;
	return new Date(first).toISOString().slice(0, 10);
}

/** `yyyy-mm` of this month and the eleven before it, oldest first. */
function lastMonths(today: string): readonly string[] {
	const [year = 0, month = 1] = today.split('-').map(Number);
	return Array.from({ length: 12 }, (_, index) =>
		new Date(Date.UTC(year, month - 12 + index, 1)).toISOString().slice(0, 7)
	);
}
