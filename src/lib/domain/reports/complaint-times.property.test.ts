import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complaintPeriods, complaintTimes, type KnownComplaint } from './complaint-times.ts';

const NOW = Date.UTC(2026, 2, 1, 3);
const DAY = 86_400_000;
const zones = ['UTC', 'Europe/Madrid', 'America/Mexico_City', 'Pacific/Kiritimati'] as const;

const instant = fc
	.integer({ min: NOW - 420 * DAY, max: NOW })
	.map((at) => new Date(at).toISOString());
const day = instant.map((at) => at.slice(0, 10));
const known: fc.Arbitrary<KnownComplaint> = fc.record({
	cid: fc.constantFrom('rosa', 'paca', 'luz'),
	owner: fc.constantFrom('ana', 'luis', 'sofia'),
	at: instant,
	due: fc.oneof(fc.constant(''), day),
	resolved: fc.oneof(fc.constant(''), instant)
});

test('says of any complaints what somebody counts who goes through them by hand', () => {
	fc.assert(
		fc.property(
			fc.array(known, { maxLength: 30 }),
			fc.constantFrom(...complaintPeriods),
			fc.constantFrom(...zones),
			(complaints, period, timeZone) => {
				const told = complaintTimes(complaints, { period, timeZone }, NOW);
				const on = (at: string): string => dayThere(Date.parse(at), timeZone);
				const days = daysOf(period, timeZone);
				const came = complaints.filter(({ at }) => days.has(on(at)));
				const open = complaints.filter(({ resolved }) => resolved === '');
				const settled = complaints.filter(
					(one) => one.resolved !== '' && days.has(on(one.resolved))
				);
				const dated = settled.filter(({ due }) => due !== '');
				expect(told).toMatchObject({
					came: came.length,
					customers: [...new Set(came.map(({ cid }) => cid))].length,
					open: open.length,
					overdue: open.filter(({ due }) => due && due < dayThere(NOW, timeZone)).length,
					resolved: settled.length,
					dated: dated.length,
					inTime: dated.filter(({ due, resolved }) => on(resolved) <= due).length
				});
				expectWithin(told.half, settled, 5);
				expectWithin(told.most, settled, 9);
				for (const { owner, ...theirs } of told.owners) {
					const own = (all: typeof complaints) => all.filter((one) => one.owner === owner);
					expect(theirs).toMatchObject({ open: own(open).length, resolved: own(settled).length });
					expectWithin(theirs.half, own(settled), 5);
				}
				expect(sum(told.owners.map((one) => one.open))).toBe(open.length);
				expect(sum(told.owners.map((one) => one.overdue))).toBe(told.overdue);
				expect(sum(told.owners.map((one) => one.resolved))).toBe(settled.length);
				expect(told.months).toHaveLength(12);
				for (const { month, ...then } of told.months) {
					const theirs = complaints.filter(({ at }) => on(at).startsWith(month));
					const left = theirs.filter(({ resolved }) => resolved === '');
					expect(then).toMatchObject({ came: theirs.length, open: left.length });
					const done = theirs.filter(({ resolved }) => resolved !== '');
					expectWithin(then.half, done, 5);
				}
			}
		)
	);
});

/** In tenths: so many were resolved by then, and fewer in any shorter time. */
function expectWithin(
	time: number | null,
	settled: readonly KnownComplaint[],
	tenths: number
): void {
	const times = settled.map((one) => Math.max(0, Date.parse(one.resolved) - Date.parse(one.at)));
	if (time === null) {
		expect(times).toEqual([]);
		return;
	}
	expect(times).toContain(time);
	expect(times.filter((one) => one <= time).length * 10).toBeGreaterThanOrEqual(
		times.length * tenths
	);
	expect(times.filter((one) => one < time).length * 10).toBeLessThan(times.length * tenths);
}

/** Every day of the period, found by going back hour by hour. */
function daysOf(period: (typeof complaintPeriods)[number], timeZone: string): ReadonlySet<string> {
	const size = { days30: 30, days90: 90, months12: 12 }[period];
	const length = period === 'months12' ? 7 : 10;
	const [days, units] = [new Set<string>(), new Set<string>()];
	for (let at = NOW; ; at -= 3_600_000) {
		const found = dayThere(at, timeZone);
		units.add(found.slice(0, length));
		if (units.size > size) return days;
		days.add(found);
	}
}

const formats = new Map(
	zones.map((timeZone) => [timeZone as string, new Intl.DateTimeFormat('sv-SE', { timeZone })])
);

function dayThere(at: number, timeZone: string): string {
	return formats.get(timeZone)?.format(at) ?? '';
}

function sum(counts: readonly number[]): number {
	return counts.reduce((all, one) => all + one, 0);
}
