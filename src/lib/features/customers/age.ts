/**
 * Whole years since a calendar date, or null when it is not one.
 *
 * @param date `yyyy-mm-dd`
 * @param now milliseconds since the epoch, read in the local time zone
 */
export function yearsSince(date: string, now: number): number | null {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
	if (match === null) return null;
	const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
	const today = new Date(now);
	const had =
		today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day);
	const years = today.getFullYear() - year - (had ? 0 : 1);
	return years < 0 ? null : years;
}
