/** @returns the day so many days later, in the local time zone, as a date field has it */
export function dayAfter(now: number, days: number): string {
	const day = new Date(now);
	day.setDate(day.getDate() + days);
	const month = String(day.getMonth() + 1).padStart(2, '0');
	return `${day.getFullYear()}-${month}-${String(day.getDate()).padStart(2, '0')}`;
}

/** The last moment of a day, in the local time zone, as an ISO instant. */
export function endOfDay(day: string): string {
	return new Date(`${day}T23:59:59.999`).toISOString();
}
