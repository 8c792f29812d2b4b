import { calendarDate } from '../documents/calendar-date.ts';

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * A date as files write it: `1999-02-19`, `19/02/1999`, `19.2.1999`, `19990219`. The day stands before
 * the month where the year is last: files that mean it otherwise can't be told by one row.
 *
 * @returns `yyyy-mm-dd`, or null for anything else and for days that no calendar has
 */
export function parseDate(text: string): string | null {
	const [, year, month, day] = YEAR_FIRST.exec(text) ?? DIGITS.exec(text) ?? [];
	if (year !== undefined) return calendarDate(Number(year), Number(month), Number(day));
	const [, dayFirst, then, last] = DAY_FIRST.exec(text) ?? [];
	return calendarDate(Number(last), Number(then), Number(dayFirst));
}
