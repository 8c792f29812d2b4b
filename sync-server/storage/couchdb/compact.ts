import { setTimeout as delay } from 'node:timers/promises';
import { StorageError } from '../storage-error.ts';
import type { CouchDatabase } from './couch-database.ts';

const LOOK_EVERY_MS = 200;
const LONGEST_MS = 10 * 60_000;

/**
 * Rewrites the files of a database, and waits for it: only then are the bytes of what was erased gone.
 *
 * @throws StorageError `erase-unfinished`
 */
export async function compactAndWait(database: CouchDatabase): Promise<void> {
	await database.compact();
	for (let waited = 0; waited < LONGEST_MS; waited += LOOK_EVERY_MS) {
		await delay(LOOK_EVERY_MS);
		if (!(await database.isCompacting())) return;
	}
	throw new StorageError(
		'erase-unfinished',
		'The documents are erased, but CouchDB is still rewriting its files, and their bytes are in ' +
			'the old ones until it has ended.'
	);
}
