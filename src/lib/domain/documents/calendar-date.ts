const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day that the calendar has, as `yyyy-mm-dd`; null for 31 June. */
export function calendarDate(year: number, month: number, day: number): string | null {
	if (![year, month, day].every(Number.isInteger)) return null;
	if (year < 1 || year > 9999 || month < 1 || month > 12) return null;
	if (day < 1 || day > daysOf(year, month)) return null;
	return [pad(year, 4), pad(month, 2), pad(day, 2)].join('-');
}

/** Whether a text is a day that the calendar has, as `yyyy-mm-dd`. */
export function isCalendarDate(text: string): boolean {
	const [, year, month, day] = ISO_DATE.exec(text) ?? [];
	return calendarDate(Number(year), Number(month), Number(day)) === text;
}

function daysOf(year: number, month: number): number {
	if (month === 2) return isLeap(year) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function pad(value: number, length: number): string {
	return String(value).padStart(length, '0');
}
