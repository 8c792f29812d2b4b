import {
	HISTORY_SETTINGS_ID,
	keepingOf,
	keptSince as sinceOf
} from '#domain/documents/history-settings.ts';
import type { Storage } from '../storage/port.ts';

/**
 * Histories tell of what came since then: milliseconds since the epoch, or null for all of it.
 *
 * @param now milliseconds since the epoch
 */
export async function keptSince(
	storage: Pick<Storage, 'winners'>,
	now: number
): Promise<number | null> {
	const setting = (await storage.winners([HISTORY_SETTINGS_ID])).get(HISTORY_SETTINGS_ID);
	if (setting === undefined || setting.deleted) return null;
	return sinceOf(keepingOf({ ...setting.body, _id: HISTORY_SETTINGS_ID }), now);
}
