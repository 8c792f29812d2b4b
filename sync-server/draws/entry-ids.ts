import { parseDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { Storage } from '../storage/port.ts';

const MOST_ENTRIES = 1_000_000;

/** Ulids of all entries of a contest that are there, whether or not they count. */
export async function entryIds(
	storage: Pick<Storage, 'list'>,
	kid: Ulid
): Promise<readonly Ulid[]> {
	const range = { from: `entry:${kid}:`, to: `entry:${kid};`, limit: MOST_ENTRIES };
	return (await storage.list(range)).flatMap(({ id }) => {
		const parsed = parseDocId(id);
		return parsed?.kind === 'entry' ? parsed.ulid : [];
	});
}
