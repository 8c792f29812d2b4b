import { parseDocId } from '#domain/documents/ids.ts';
import type { OutboxEntry } from '../store/outbox.ts';
import type { Revision } from '../store/revision.ts';
import type { BulkDocsRow } from './couch-wire.ts';
import type { RoundContext } from './round-context.ts';

/** What the server did not take of a push. */
export interface Refused {
	readonly entry: OutboxEntry;
	readonly row: BulkDocsRow;
	readonly revisions: readonly Revision[];
}

/**
 * Documents with the events that tell of their edits, each last. Put aside by itself, an event could be
 * left when a round is cut, and be taken alone once the right is back: of an edit that never came about.
 */
export function inWholes(refused: readonly Refused[]): readonly (readonly Refused[])[] {
	const wholes = new Map<string, Refused[]>(refused.map(({ entry }) => [entry.id, []]));
	for (const each of refused) {
		const told = toldBy(each);
		const whole = (told === null ? undefined : wholes.get(told)) ?? wholes.get(each.entry.id);
		if (told === null) whole?.push(each);
		else whole?.unshift(each);
	}
	return [...wholes.values()].filter((whole) => whole.length > 0);
}

/** The document of whose edit an event tells; null for anything else. */
function toldBy({ entry, revisions: [leaf] }: Refused): string | null {
	const doc = parseDocId(entry.id)?.kind === 'edit' ? leaf?.body['doc'] : null;
	return typeof doc === 'string' ? doc : null;
}

/**
 * What the server refuses goes whole to the rejected store, where its author sees it, and leaves the
 * database, which shows again what the server has. In this order, so that a crash anywhere repeats
 * steps and loses no word: ask for the server's version, keep the refused one, replace, close the entries.
 */
export async function setAside(
	{ database, remote }: RoundContext,
	whole: readonly Refused[]
): Promise<void> {
	const ids = whole.map(({ entry }) => entry.id);
	const theirs = await remote.fetch(ids.map((id) => ({ id })));
	await database.rejected.keep(
		whole.flatMap(({ entry: { id, unit }, row, revisions }) =>
			revisions.map(({ rev, body }) => ({
				docId: id,
				rev,
				unit,
				reason: row.reason ?? row.error ?? '',
				at: database.clock.now(),
				body
			}))
		)
	);
	await database.exclusively(async () => {
		const entries = whole.map(({ entry }) => entry);
		// Edited again meanwhile: that edit stands on the refused one, and is judged in the next round.
		const isAsItWas = entries.every(
			({ id, change }) => database.outbox.find(id)?.change === change
		);
		if (!isAsItWas) return;
		await database.documents.purge(ids);
		await database.documents.write(theirs.filter(({ id }) => ids.includes(id)));
		await database.outbox.acknowledge(entries);
	});
}
