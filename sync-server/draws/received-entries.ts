import { entry, type Entry } from '#domain/documents/contest.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { contentHash } from '#domain/merge/revision-hash.ts';
import { setImmediate as breath } from 'node:timers/promises';
import type { JsonBody, Storage } from '../storage/port.ts';

/** An entry as it came. */
export interface ReceivedEntry {
	readonly ulid: Ulid;
	readonly entry: Entry;
	/** its place in the log: entries never change, so they stand in the order of their arrival */
	readonly seq: number;
	/** SHA-256 of its content. Worked out when it is asked for. */
	readonly digest: () => string;
}

/** Ids are read in pieces of so many; others get a turn in between. */
const PIECE = 500;

/** All entries of a contest that can be read, in the order of their arrival. */
export async function receivedEntries(
	storage: Pick<Storage, 'list' | 'bulkGet' | 'heads'>,
	kid: Ulid
): Promise<readonly ReceivedEntry[]> {
	const entries: ReceivedEntry[] = [];
	let from = `entry:${kid}:`;
	for (;;) {
		const rows = await storage.list({ from, to: `entry:${kid};`, limit: PIECE });
		const last = rows.at(-1);
		if (last === undefined) break;
		const ids = rows.map(({ id }) => id);
		const [found, heads] = [
			await storage.bulkGet(ids.map((id) => ({ id }))),
			await storage.heads(ids)
		];
		for (const { id, found: revisions } of found) {
			const [revision] = revisions;
			const seq = heads.get(id)?.seq ?? 0;
			if (revision !== undefined) entries.push(...received(id, revision.body, seq));
		}
		await breath();
		from = `${last.id}\u0000`;
	}
	return entries.sort((a, b) => a.seq - b.seq);
}

function received(id: string, body: JsonBody, seq: number): ReceivedEntry[] {
	const parsedId = parseDocId(id);
	const parsed = entry.safeParse({ ...body, _id: id });
	if (parsedId?.kind !== 'entry' || !parsed.success) return [];
	const digest = (): string => contentHash({ ...body, _id: id });
	return [{ ulid: parsedId.ulid, entry: parsed.data, seq, digest }];
}
