import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import { decodeRevision, encode } from './codec.ts';
import type { DocumentStore } from './document-store.ts';
import { createPouchDocuments, type LeafName } from './pouch-documents.ts';
import type { PouchHandle } from './pouch-handle.ts';
import type { Revision } from './revision.ts';

PouchDB.plugin(memory);

/**
 * Documents for where there is no IndexedDB. The adapter can't purge, so the database is rebuilt
 * without what has to go: a few thousand documents at most.
 */
export function createMemoryDocuments(name: string): DocumentStore {
	let generation = 0;
	const open = (): PouchHandle =>
		new PouchDB(`${name}.${generation}`, {
			adapter: 'memory',
			auto_compaction: true
		}) as unknown as PouchHandle;

	async function purge(db: PouchHandle, leaves: readonly LeafName[]): Promise<PouchHandle> {
		const gone = new Set(leaves.map(({ id, rev }) => `${id} ${rev}`));
		const kept = (await everyLeaf(db)).filter(({ id, rev }) => !gone.has(`${id} ${rev}`));
		generation += 1;
		const rebuilt = open();
		await rebuilt.bulkDocs(kept.map(encode), { new_edits: false });
		await db.destroy();
		return rebuilt;
	}

	return createPouchDocuments({ open, assumeAbsent: () => null, purge, broken: () => null });
}

async function everyLeaf(db: PouchHandle): Promise<readonly Revision[]> {
	const { results } = await db.changes({ style: 'all_docs' });
	const leaves = await Promise.all(
		results.flatMap(({ id, changes }) => changes.map(({ rev }) => db.get(id, { rev, revs: true })))
	);
	return leaves.map(decodeRevision);
}
