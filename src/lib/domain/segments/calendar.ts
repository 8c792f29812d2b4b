import type { TimeUnit } from '../documents/segment.ts';

const DAY = 86_400_000;
const MONDAY = 1;

/** `yyyy-mm-dd`, so many whole units later; of a month that is shorter, its last day. */
export function addUnits(day: string, count: number, unit: TimeUnit): string {
	switch (unit) {
		case 'day':
			return addDays(day, count);
		case 'week':
			return addDays(day, count * 7);
		case 'month':
			return addMonths(day, count);
		case 'year':
			return addMonths(day, count * 12);
	}
}

/** The first day of the unit that a day is in; weeks begin on Monday. */
export function firstDayOf(day: string, unit: TimeUnit): string {
	switch (unit) {
		case 'day':
			return day;
		case 'week':
			return addDays(day, -((weekday(day) - MONDAY + 7) % 7));
		case 'month':
			return `${day.slice(0, 7)}-01`;
		case 'year':
			return `${day.slice(0, 4)}-01-01`;
	}
}

function addDays(day: string, count: number): string {
	return format(parse(day) + count * DAY);
}

function addMonths(day: string, count: number): string {
	const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
	const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
	const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return format(Date.UTC(year, month, Math.min(Number(day.slice(8)), last)));
}

function weekday(day: string): number {
	return new Date(parse(day)).getUTCDay();
}

/** A day without an hour is counted in UTC, where every day has 24. */
function parse(day: string): number {
	return Date.parse(`${day}T00:00:00Z`);
}

function format(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}
