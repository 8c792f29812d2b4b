import { isCalendarDate } from './calendar-date.ts';

/**
 * Whole years of someone on a day; null when either is no day.
 *
 * @param birthDate `yyyy-mm-dd`
 * @param day likewise
 */
export function ageOn(birthDate: string, day: string): number | null {
	if (!isCalendarDate(birthDate) || !isCalendarDate(day)) return null;
	const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
	return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
