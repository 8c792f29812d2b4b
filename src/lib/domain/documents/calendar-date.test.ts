import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, isCalendarDate } from './calendar-date.ts';

describe('a day', () => {
	it.each([
		[1999, 2, 19, '1999-02-19'],
		[2000, 2, 29, '2000-02-29'],
		[1900, 2, 29, null],
		[2024, 2, 29, '2024-02-29'],
		[2023, 2, 29, null],
		[1999, 6, 31, null],
		[1999, 13, 1, null],
		[1999, 0, 1, null],
		[1999, 1, 0, null],
		[1937, 12, 33, null],
		[7, 1, 2, '0007-01-02'],
		[NaN, 1, 2, null],
		[1999.5, 1, 2, null]
	])('%d-%d-%d: %s', (year, month, day, date) => {
		expect(calendarDate(year, month, day)).toBe(date);
	});

	it.each(['', '1999-2-19', '19990219', '1999-02-30', ' 1999-02-19', '1999-02-19T00:00'])(
		'is not %s',
		(text) => {
			expect(isCalendarDate(text)).toBe(false);
		}
	);

	it('is one exactly where the calendar of the platform has it', () => {
		const part = (max: number) => fc.integer({ min: 1, max });
		fc.assert(
			fc.property(part(9999), part(12), part(31), (year, month, day) => {
				const exact = new Date(Date.UTC(2000, month - 1, day));
				exact.setUTCFullYear(year, month - 1, day);
				const exists = exact.getUTCMonth() === month - 1 && exact.getUTCDate() === day;
				return (calendarDate(year, month, day) !== null) === exists;
			})
		);
	});
});
