/**
 * The calendar day of an instant at a place, `yyyy-mm-dd`.
 *
 * @param at milliseconds since the epoch
 * @param timeZone IANA name; UTC where there is none, or none that is known here
 */
export function dayInZone(at: number, timeZone = 'UTC'): string {
	const parts = formatIn(timeZone).formatToParts(at);
	const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
	return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Thousands of entries are of one zone, and a format takes longer to make than to use. */
let last: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | null = null;

function formatIn(timeZone: string): Intl.DateTimeFormat {
	if (last?.timeZone === timeZone) return last.format;
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit'
	});
	last = { timeZone, format };
	return format;
}

export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
