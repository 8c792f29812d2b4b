import { StorageError } from '../storage-error.ts';
import type { ConnectedCouch } from './connect.ts';

/** Stands in the store's database while a company is being moved in: what is there is not whole. */
const MARK = 'moving-in';

export async function isBeingMovedInto({ store }: Pick<ConnectedCouch, 'store'>): Promise<boolean> {
	return (await store.get(MARK)) !== null;
}

export async function markMovingIn({ store }: Pick<ConnectedCouch, 'store'>): Promise<void> {
	await store.put(MARK, {});
}

export async function markMovedIn({ store }: Pick<ConnectedCouch, 'store'>): Promise<void> {
	const mark = await store.get(MARK);
	if (mark !== null) await store.delete(MARK, mark._rev);
}

export function unfinishedMove(): StorageError {
	return new StorageError(
		'unfinished-move',
		'A company was being moved into this CouchDB, and that was cut short. Run "move-to-couchdb" ' +
			'again: it goes on where it was.'
	);
}
