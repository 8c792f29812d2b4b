import type { OutboxEntry } from '../store/outbox.ts';
import type { Revision } from '../store/revision.ts';
import type { BulkDocsRow } from './couch-wire.ts';
import type { RoundContext } from './round-context.ts';

/**
 * What the server refuses goes whole to the rejected store, where its author sees it, and leaves the
 * database, which shows again what the server has. In this order, so that a crash anywhere repeats
 * steps and loses no word: ask for the server's version, keep the refused one, replace, close the entry.
 */
export async function setAside(
	{ database, remote }: RoundContext,
	entry: OutboxEntry,
	revisions: readonly Revision[],
	row: BulkDocsRow
): Promise<void> {
	const { id, unit } = entry;
	const theirs = await remote.fetch([{ id }]);
	const refused = revisions.filter((revision) => revision.id === id);
	await database.rejected.keep(
		refused.map(({ rev, body }) => ({
			docId: id,
			rev,
			unit,
			reason: row.reason ?? row.error ?? '',
			at: database.clock.now(),
			body
		}))
	);
	await database.exclusively(async () => {
		// Edited again meanwhile: that edit stands on the refused one, and is judged in the next round.
		if (database.outbox.find(id)?.change !== entry.change) return;
		await database.documents.purge([id]);
		await database.documents.write(theirs.filter((revision) => revision.id === id));
		await database.outbox.acknowledge([entry]);
	});
}
