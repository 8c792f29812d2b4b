import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connectCouch } from './couchdb/connect.ts';
import { isBeingMovedInto, markMovedIn, markMovingIn } from './couchdb/moving-in.ts';
import { openCouchStore } from './couchdb/open-store.ts';
import { openEmbeddedStore } from './embedded/open-store.ts';
import { StorageError } from './storage-error.ts';
import type { CouchPlace, Store, StoreUse } from './store.ts';

/** Where a company is moved to: no server starts on it before it is finished. */
export interface MoveTarget {
	readonly store: Store;
	/** closes the store, and makes it one that a server may start on */
	finish(): Promise<void>;
	/** closes the store; the next try goes on or begins anew */
	leave(): Promise<void>;
}

/**
 * Goes on where a move was cut short: all that is written there may be written again.
 *
 * @throws StorageError `not-empty`
 */
export async function moveIntoCouch(
	place: { readonly dataDir: string; readonly couchdb: CouchPlace },
	use: Omit<StoreUse, 'as'>
): Promise<MoveTarget> {
	const couch = await connectCouch(place.couchdb.url, place.couchdb.database);
	const store = await openCouchStore(place, { ...use, as: 'command' });
	const leave = () => store.close();
	if (!(await isBeingMovedInto(couch))) {
		if (!(await isEmpty(store))) {
			await leave();
			throw notEmpty(`the databases "${place.couchdb.database}" of that CouchDB`);
		}
		await markMovingIn(couch);
	}
	return {
		store,
		leave,
		finish: async () => {
			await markMovedIn(couch);
			await leave();
		}
	};
}

/**
 * Writes into a file of another name, which gets its own when it is whole. What a move that was cut
 * short has left is thrown away.
 *
 * @throws StorageError `not-empty`
 */
export async function moveIntoFile(
	dataDir: string,
	use: Pick<StoreUse, 'clock'>
): Promise<MoveTarget> {
	const file = join(dataDir, 'ficha.sqlite');
	if (existsSync(file)) throw notEmpty(file);
	const aside = join(dataDir, 'moving-in');
	rmSync(aside, { recursive: true, force: true });
	const store = await openEmbeddedStore(aside, { ...use, as: 'command' });
	const leave = async () => {
		await store.close();
		rmSync(aside, { recursive: true, force: true });
	};
	return {
		store,
		leave,
		finish: async () => {
			// Closing it brings what stands in the write-ahead log into the file.
			await store.close();
			renameSync(join(aside, 'ficha.sqlite'), file);
			rmSync(aside, { recursive: true, force: true });
		}
	};
}

async function isEmpty({ storage, accounts }: Store): Promise<boolean> {
	const { updateSeq } = await storage.info();
	return updateSeq === 0 && (await accounts.users.list()).length === 0;
}

function notEmpty(what: string): StorageError {
	return new StorageError(
		'not-empty',
		`There is a company already in ${what}, and nothing is moved on top of it.`
	);
}
