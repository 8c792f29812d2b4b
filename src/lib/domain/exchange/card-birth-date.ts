import { calendarDate } from '../documents/calendar-date.ts';
import { parseDate } from './parse-date.ts';

const DIGITS = /^(\d{4})(\d{2})(\d{2})(?:T.*)?$/;
/** What Apple writes where somebody does not tell their year. */
const NO_YEAR = 1604;

/**
 * A birthday as cards write it: `1985-07-04`, `19850704`, with a time behind it or without.
 *
 * @returns `yyyy-mm-dd`; undefined for one without a year, and for words
 */
export function cardBirthDate(text: string): string | undefined {
	const [, year, month, day] = DIGITS.exec(text.trim()) ?? [];
	const date =
		year === undefined
			? parseDate(text.trim())
			: calendarDate(Number(year), Number(month), Number(day));
	return date === null || Number(date.slice(0, 4)) === NO_YEAR ? undefined : date;
}
