const DAY_MS = 86_400_000;

/**
 * The beginning of the day that many days ago, in the local time zone, as an ISO instant.
 *
 * @param now milliseconds since the epoch
 */
export function daysBefore(now: number, days: number): string {
	return new Date(new Date(now - days * DAY_MS).setHours(0, 0, 0, 0)).toISOString();
}
