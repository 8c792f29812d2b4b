import type { SyncStatus } from '$lib/app/engine-api.ts';

/**
 * The time as the server has it, in milliseconds since the epoch: "today" by a clock that is two days
 * off would be another day.
 */
export function serverNow(status: SyncStatus | undefined): number {
	return Date.now() + (status?.clockOffset ?? 0);
}
