import { isCalendarDate } from './calendar-date.ts';

export type BirthDateProblem = 'not-a-date' | 'date-in-future' | 'date-too-old';

const LONGEST_LIFE_YEARS = 120;

/**
 * Why nobody alive can be born on this day, or null when somebody can.
 *
 * @param today `yyyy-mm-dd` where it is asked
 */
export function birthDateProblem(date: string, today: string): BirthDateProblem | null {
	if (!isCalendarDate(date)) return 'not-a-date';
	if (date > today) return 'date-in-future';
	const age = Number(today.slice(0, 4)) - Number(date.slice(0, 4));
	return age > LONGEST_LIFE_YEARS ? 'date-too-old' : null;
}
