import { standingConsents } from '../consent/standing-consents.ts';
import { ageOn } from '../documents/age-on.ts';
import { isCalendarDate } from '../documents/calendar-date.ts';
import type { Comparison, Condition, CountedEvent, EventQuery } from '../documents/segment.ts';
import { fold } from '../search/fold.ts';
import { isWithin, periodDays, type DayRange } from './period-days.ts';
import { someValue, valuesOf } from './row-values.ts';
import type { SegmentEvent, SegmentRow } from './segment-row.ts';
import { instantTest } from './instant-test.ts';
import { isDuring, type ZonedTime } from './zoned-time.ts';

export type RowTest = (row: SegmentRow) => boolean;

/** When and where a segment is asked. */
export interface Asking {
	/** `yyyy-mm-dd` there */
	readonly today: string;
	readonly time: ZonedTime;
}

/** One condition, ready to be asked of thousands. What is not known of a customer does not hold. */
export function compileCondition(condition: Condition, asking: Asking): RowTest {
	switch (condition.kind) {
		case 'text':
			return textTest(condition);
		case 'choice': {
			const wanted = new Set(condition.in);
			return someValue(condition.field, (value) => wanted.has(value));
		}
		case 'flag':
			return condition.field === 'archived'
				? ({ core }) => core.archived === true
				: ({ discreet }) => discreet;
		case 'date': {
			const range = periodDays(condition.within, asking.today);
			return someValue(condition.field, (day) => isWithin(day, range));
		}
		case 'birthday':
			return birthdayTest(periodDays(condition.within, asking.today));
		case 'years': {
			const field = condition.field === 'age' ? 'birthDate' : 'customerSince';
			return (row) => {
				const years = ageOn(valuesOf(row, field)[0] ?? '', asking.today);
				return years !== null && compares(years, condition);
			};
		}
		case 'number':
			return someValue(condition.field, (value) => compares(Number(value), condition));
		case 'known':
			return someValue(condition.field, () => true);
		default:
			return compileEvents(condition, asking);
	}
}

type OfEvents = Extract<Condition, { kind: 'count' | 'sum' | 'quantity' | 'last' | 'consent' }>;

function compileEvents(condition: OfEvents, asking: Asking): RowTest {
	switch (condition.kind) {
		case 'count': {
			const among = eventTest(condition.events, asking);
			return (row) => {
				const count = eventsOf(row, condition.events.of).filter(among).length;
				return compares(count, condition);
			};
		}
		case 'sum': {
			const among = eventTest(condition.events, asking);
			return ({ purchases }) => {
				let sum = 0;
				for (const purchase of purchases) {
					if (purchase.currency === condition.currency && among(purchase)) sum += purchase.amount;
				}
				return compares(sum, condition);
			};
		}
		case 'quantity': {
			const among = eventTest(condition.events, asking);
			return ({ purchases }) => {
				let sum = 0;
				for (const purchase of purchases) if (among(purchase)) sum += purchase.quantity ?? 1;
				return compares(sum, condition);
			};
		}
		case 'last': {
			const among = eventTest(condition.events, asking);
			const range = asking.time.instants(periodDays(condition.within, asking.today));
			return (row) => {
				let last = -Infinity;
				for (const event of eventsOf(row, condition.events.of)) {
					if (among(event)) last = Math.max(last, Date.parse(event.at));
				}
				return last > -Infinity && isDuring(last, range);
			};
		}
		case 'consent':
			return ({ consents }) =>
				standingConsents(consents).some(
					({ purpose, channel, granted }) =>
						purpose === condition.purpose &&
						granted === condition.granted &&
						(condition.channel === undefined || channel === condition.channel)
				);
	}
}

function textTest({ field, how, value }: Extract<Condition, { kind: 'text' }>): RowTest {
	const wanted = fold(value).trim();
	return someValue(field, (text) => {
		const folded = fold(text).trim();
		if (how === 'equals') return folded === wanted;
		return how === 'begins' ? folded.startsWith(wanted) : folded.includes(wanted);
	});
}

/** Whether the day comes round in a range, which may go over the end of a year or hold several. */
function birthdayTest({ from, to }: DayRange): RowTest {
	return (row) => {
		const [born = ''] = valuesOf(row, 'birthDate');
		if (from === null || to === null) return born !== '';
		const monthDay = born.slice(5);
		for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
			const date = birthdayIn(year, monthDay);
			if (monthDay !== '' && date >= from && date <= to) return true;
		}
		return false;
	};
}

/** Whoever was born on the 29th of February is a year older on the 1st of March where there is none. */
function birthdayIn(year: number, monthDay: string): string {
	const yyyy = String(year).padStart(4, '0');
	const date = `${yyyy}-${monthDay}`;
	return monthDay === LEAP_DAY && !isCalendarDate(date) ? `${yyyy}-03-01` : date;
}

const LEAP_DAY = '02-29';

function eventTest({ where = [], within, due }: EventQuery, { today, time }: Asking) {
	const isThen =
		within === undefined ? null : instantTest(time.instants(periodDays(within, today)));
	const days = due === undefined ? null : periodDays(due, today);
	const filters = where.map(({ field, in: values }) => ({ field, values: new Set(values) }));
	return (event: SegmentEvent): boolean =>
		filters.every(({ field, values }) => values.has(event[field] ?? '')) &&
		(isThen === null || isThen(event.at)) &&
		(days === null || (event.due !== undefined && isWithin(event.due, days)));
}

function eventsOf(row: SegmentRow, kind: CountedEvent): readonly SegmentEvent[] {
	switch (kind) {
		case 'purchase':
			return row.purchases;
		case 'activity':
			return row.activities;
		case 'complaint':
			return row.complaints;
		case 'task':
			return row.tasks;
		case 'consent':
			return row.consents;
	}
}

function compares(
	found: number,
	{ compare, value }: { readonly compare: Comparison; readonly value: number }
): boolean {
	switch (compare) {
		case 'above':
			return found > value;
		case 'atLeast':
			return found >= value;
		case 'atMost':
			return found <= value;
		case 'below':
			return found < value;
	}
}
