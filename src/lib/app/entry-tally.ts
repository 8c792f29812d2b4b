import { entry } from '#domain/documents/contest.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';

/** A form may have been open over midnight, but not for longer than this. */
const LONGEST_FORM_MS = 24 * 60 * 60 * 1000;

/** Entries captured on this device since local midnight. Ids begin with the time, so older ones aren't read. */
export async function tallyToday(database: LocalDatabase, kid: string): Promise<number> {
	const midnight = new Date(database.clock.now());
	midnight.setHours(0, 0, 0, 0);
	const since = midnight.toISOString();
	const first = newUlid(Math.max(0, midnight.getTime() - LONGEST_FORM_MS), () => 0);
	const range = { from: `entry:${kid}:${first}`, to: `entry:${kid}:\uffff` };
	const recent = await readDocuments(database, range, entry);
	return recent.filter(({ at, device }) => at >= since && device === database.clock.device).length;
}
