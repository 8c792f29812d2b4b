/** The day of a moment on this device's calendar, as `yyyy-mm-dd`. @param moment milliseconds since the epoch */
export function localDay(moment: number): string {
	const date = new Date(moment);
	const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
	return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
