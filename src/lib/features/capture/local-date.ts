/** `yyyy-mm-dd` on this device's calendar. */
export function localDate(now: number): string {
	const date = new Date(now);
	const [month, day] = [date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0'));
	return `${date.getFullYear()}-${month ?? ''}-${day ?? ''}`;
}
