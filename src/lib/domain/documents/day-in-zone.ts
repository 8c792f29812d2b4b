/**
 * The calendar day of an instant at a place, `yyyy-mm-dd`.
 *
 * @param at milliseconds since the epoch
 * @param timeZone IANA name; UTC where there is none, or none that is known here
 */
export function dayInZone(at: number, timeZone = 'UTC'): string {
	const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	}).formatToParts(at);
	const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
	return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
