import indexeddb from 'pouchdb-adapter-indexeddb';
import PouchDB from 'pouchdb-core';
import { brokenConnection } from './broken-connection.ts';
import type { DocumentStore } from './document-store.ts';
import { KnownAbsent } from './known-absent.ts';
import { createPouchDocuments, type LeafName } from './pouch-documents.ts';
import type { PouchHandle } from './pouch-handle.ts';
import { makeStrict } from './strict-connection.ts';

PouchDB.plugin(indexeddb);

/**
 * Documents in the browser: the `indexeddb` adapter, because it can purge. Exactly one context may
 * have a name open: two connections each keep a sequence of their own and reject each other's writes.
 */
export function openIndexedDbDocuments(name: string): DocumentStore {
	const connections = new WeakMap<PouchHandle, Promise<never>>();
	const absent = new KnownAbsent();
	const opened = (connection: IDBDatabase): void => {
		makeStrict(connection);
		absent.spare(connection);
	};
	return createPouchDocuments({
		open: () => {
			const db = openPouch(name);
			connections.set(db, brokenConnection(db, opened));
			return db;
		},
		assumeAbsent: (ids) => absent.assume(ids),
		purge,
		broken: (db) => connections.get(db) ?? null
	});
}

function openPouch(name: string): PouchHandle {
	// Bodies of replaced revisions are dropped: nobody reads them here, and they are someone's data.
	// Purged revisions are listed by the database for replicators, which we don't use: the list stays short.
	const options = { adapter: 'indexeddb', auto_compaction: true, purged_infos_limit: 1 };
	return new PouchDB(name, options) as unknown as PouchHandle;
}

async function purge(db: PouchHandle, leaves: readonly LeafName[]): Promise<PouchHandle> {
	for (const { id, rev } of leaves) await db.purge(id, rev);
	return db;
}
