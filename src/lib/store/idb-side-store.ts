import { deleteDB, openDB, type IDBPDatabase } from 'idb';
import type { HoldBack } from './hold-back.ts';
import { sideTables, type SideStore } from './side-store.ts';
import { storageError } from './storage-error.ts';

const VERSION = 1;

/**
 * The side store in the browser. Pages and the worker open it at once: each change is one transaction,
 * and nobody caches. A transaction is committed as soon as all is asked of it, not at the end of the task:
 * a page that is put aside before would never end it, and would hold up those of the next page.
 *
 * @param leaving where a worker's page may be left with a transaction under way
 */
export function openIdbSideStore(name: string, leaving?: HoldBack): SideStore {
	const connection = createConnection(name, leaving);
	return {
		get: (table, key) =>
			connection.use(async (db) => {
				const transaction = db.transaction(table);
				const value = transaction.store.get(key) as Promise<unknown>;
				transaction.commit();
				return value;
			}),
		entries: (table, beginning = '') =>
			connection.use(async (db) => {
				const transaction = db.transaction(table);
				// Two requests of one transaction see one state.
				const range = IDBKeyRange.bound(beginning, `${beginning}\uffff`);
				const reads = [
					transaction.store.getAllKeys(range),
					transaction.store.getAll(range) as Promise<unknown[]>
				] as const;
				transaction.commit();
				const [keys, values] = await Promise.all(reads);
				return keys.map((key, index) => [key as string, values[index]] as const);
			}),
		// Strict: "saved" is said when the disk has it, not when the browser has promised to write.
		write: (changes, durability = 'strict') =>
			connection.use(async (db) => {
				if (changes.length === 0) return;
				const tables = [...new Set(changes.map((change) => change.table))];
				const transaction = db.transaction(tables, 'readwrite', { durability });
				const writes = changes.map((change) => {
					const store = transaction.objectStore(change.table);
					return 'gone' in change
						? store.delete(change.key)
						: store.put(change.value, change.key).then(() => undefined);
				});
				transaction.commit();
				await Promise.all([...writes, transaction.done]);
			}),
		// Whoever still holds it and asks would make a database anew that is deleted meanwhile.
		close: () => connection.closeForGood(),
		destroy: async () => {
			await connection.closeForGood();
			await deleteDB(name);
		}
	};
}

interface Connection {
	/** Runs once more on a fresh connection: iOS ends those of an app in the background. */
	use<T>(task: (db: IDBPDatabase) => Promise<T>): Promise<T>;
	close(): Promise<void>;
	/** What is asked afterwards fails: it would make anew a database that may be deleted by then. */
	closeForGood(): Promise<void>;
}

function createConnection(name: string, leaving?: HoldBack): Connection {
	let opened: Promise<IDBPDatabase> | null = null;
	let over = false;

	function open(): Promise<IDBPDatabase> {
		if (over) return Promise.reject(new Error(`${name} is closed`));
		return (opened ??= openTables(name, {
			forget: () => void close(),
			deleted: () => void closeForGood()
		}));
	}

	async function close(): Promise<void> {
		const closing = opened;
		opened = null;
		await closing?.then(
			(db) => db.close(),
			() => undefined
		);
	}

	function closeForGood(): Promise<void> {
		over = true;
		return close();
	}

	return {
		use: async (task) => {
			await leaving?.over();
			try {
				return await task(await open());
			} catch {
				await close();
			}
			try {
				return await task(await open());
			} catch (cause) {
				throw await storageError(cause);
			}
		},
		close,
		closeForGood
	};
}

/** How a connection hears of what others do to it. */
interface Fate {
	readonly forget: () => void;
	readonly deleted: () => void;
}

async function openTables(name: string, { forget, deleted }: Fate): Promise<IDBPDatabase> {
	const callbacks = {
		// Another context deletes or upgrades it: an open connection would hold that up for ever. What is
		// deleted is not made anew by who still holds it: nobody would know that it has to go again.
		blocking: (_from: number, to: number | null) => (to === null ? deleted() : forget()),
		terminated: forget
	};
	try {
		return await openDB(name, VERSION, {
			...callbacks,
			upgrade: (db) => {
				for (const table of sideTables) db.createObjectStore(table);
			}
		});
	} catch (error) {
		if (!(error instanceof DOMException) || error.name !== 'VersionError') throw error;
		// A newer app, which this device has gone back from, has been here. Versions only ever add tables.
		return openDB(name, undefined, callbacks);
	}
}
