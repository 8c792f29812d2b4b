import { editEvent } from '#domain/documents/edit-event.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { ulidTime } from '#domain/documents/ulid.ts';
import { CLOCK_TOLERANCE } from '../access/check-content.ts';
import type { AccountStore } from '../auth/port.ts';
import type { Storage } from '../storage/port.ts';

export interface AgeParts {
	readonly storage: Pick<Storage, 'arrivals' | 'bulkGet'>;
	readonly devices: Pick<AccountStore['devices'], 'byId'>;
}

/**
 * Which of these edit events came before an instant. Their age is counted from when the server was given
 * them: a clock that runs behind, by mistake or on purpose, makes no history forget, and one that runs
 * ahead keeps none for ever. Where that is not known, a save is no older than its stamp, nor than the day
 * on which its device first signed in.
 *
 * @param ids of edit events; others are left out
 * @param before milliseconds since the epoch
 */
export async function agedAmong(
	parts: AgeParts,
	ids: readonly string[],
	before: number
): Promise<ReadonlySet<string>> {
	// No stamp was ahead of the server's clock when it was taken, so the id alone tells of most.
	const old = ids.filter((id) => (savedAt(id) ?? Infinity) < before + CLOCK_TOLERANCE);
	if (old.length === 0) return new Set();
	const arrivals = await parts.storage.arrivals(old);
	const untold = old.filter((id) => !arrivals.has(id));
	const guesses = await guessedTimes(parts, untold);
	return new Set(old.filter((id) => (arrivals.get(id) ?? guesses.get(id) ?? Infinity) < before));
}

function savedAt(id: string): number | null {
	const parsed = parseDocId(id);
	return parsed?.kind === 'edit' ? ulidTime(parsed.ulid) : null;
}

async function guessedTimes(
	{ storage, devices }: AgeParts,
	ids: readonly string[]
): Promise<ReadonlyMap<string, number>> {
	if (ids.length === 0) return new Map();
	const signedIn = new Map<string, number>();
	const times = new Map<string, number>();
	for (const { id, found } of await storage.bulkGet(ids.map((id) => ({ id })))) {
		const { data } = editEvent.safeParse({ ...found[0]?.body, _id: id });
		const device = data?.device ?? '';
		if (!signedIn.has(device)) signedIn.set(device, (await devices.byId(device))?.createdAt ?? 0);
		// What the server tells of, it dates itself.
		const told = data?.['source'] === undefined ? 0 : Date.parse(data.at);
		times.set(id, Math.max(savedAt(id) ?? 0, signedIn.get(device) ?? 0, told));
	}
	return times;
}
