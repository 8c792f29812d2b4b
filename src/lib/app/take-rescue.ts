import { parseDocId } from '#domain/documents/ids.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { SideChange } from '../store/side-store.ts';
import type { Revision } from '../store/revision.ts';
import type { RescueFile } from './rescue-file.ts';

export interface Rescued {
	readonly taken: number;
	readonly known: number;
	readonly refused: number;
}

/**
 * Takes in what another device of the same person has not sent. The revisions stay what they are: the
 * server knows them by that, whichever of the two devices brings them, and in whatever order.
 *
 * @throws StorageError
 */
export async function takeRescue(database: LocalDatabase, file: RescueFile): Promise<Rescued> {
	const fresh = await unknownHere(database, file);
	const refused = await keepRefused(database, file);
	for (const { unit, revisions } of fresh) {
		const ids = revisions.map(({ id }) => id);
		await database.offerAgain(revisions, unit, picturesOf(database, file, ids));
	}
	return { taken: fresh.length, known: file.unsent.length - fresh.length, refused };
}

/** An event goes once it is sent: where the edit that it tells of is here, it was. */
async function unknownHere({ documents, outbox }: LocalDatabase, { unsent }: RescueFile) {
	const named = new Map<string, readonly string[]>();
	for (const { id, rev } of unsent.flatMap(({ revisions }) => revisions)) {
		named.set(id, [...(named.get(id) ?? []), rev]);
	}
	const missing = await documents.missing(named);
	const waiting = new Set<string>();
	for (const id of missing.keys()) {
		for (const { rev } of await outbox.written(id)) waiting.add(`${id} ${rev}`);
	}
	const isUnknown = ({ id, rev }: Revision): boolean =>
		missing.get(id)?.includes(rev) === true && !waiting.has(`${id} ${rev}`);
	const isNews = (revision: Revision): boolean =>
		parseDocId(revision.id)?.kind !== 'edit' && isUnknown(revision);
	// Evidence is written once: if it is here otherwise, all of the sign-up was put under the right time.
	const entries = [...missing.keys()].filter((id) => parseDocId(id)?.kind === 'entry');
	const restamped = await documents.leaves(entries);
	return unsent
		.filter(({ revisions }) => revisions.some(isNews))
		.filter(({ revisions }) => !revisions.some(({ id }) => restamped.has(id)))
		.map(({ unit, revisions }) => ({ unit, revisions: revisions.filter(isUnknown) }));
}

async function keepRefused(database: LocalDatabase, file: RescueFile): Promise<number> {
	const { rejected } = database;
	const here = new Set((await rejected.list()).map(({ docId, rev }) => `${docId} ${rev}`));
	const fresh = file.refused.filter(({ docId, rev }) => !here.has(`${docId} ${rev}`));
	const ids = fresh.map(({ docId }) => docId);
	await rejected.keep(fresh, picturesOf(database, file, ids));
	return fresh.length;
}

/** What is told of a picture is written with its bytes, or it would be sent without them. */
function picturesOf(
	{ pictures }: LocalDatabase,
	{ pictures: brought = {} }: RescueFile,
	ids: readonly string[]
): readonly SideChange[] {
	return ids.flatMap((id) => {
		const bytes = Object.hasOwn(brought, id) ? brought[id] : undefined;
		return bytes === undefined ? [] : [pictures.keeping(id, bytes)];
	});
}
