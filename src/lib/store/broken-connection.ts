/** What is used of the inside of PouchDB's IndexedDB adapter, as 9.0.0 has it. */
interface AdapterInside {
	_openTransactionSafely(
		stores: readonly string[],
		mode: IDBTransactionMode,
		callback: (error: unknown, transaction: IDBTransaction | undefined) => void
	): void;
}

/**
 * Rejects when the browser breaks off PouchDB's connection or a transaction of it, with what the
 * browser says: no room, backing store lost, app in the background. PouchDB keeps that to itself, and
 * a read that is broken off is never answered.
 *
 * @param db made with the `indexeddb` adapter, and not used yet
 * @param opened is given the connection before PouchDB works with it
 */
export function brokenConnection(
	db: object,
	opened: (connection: IDBDatabase) => void
): Promise<never> {
	const broken = new Promise<never>((_resolve, reject) => {
		// The adapter hands out its connection with a transaction only.
		(db as AdapterInside)._openTransactionSafely(['meta'], 'readonly', (error, transaction) => {
			if (transaction === undefined) {
				reject(asError(error));
				return;
			}
			opened(transaction.db);
			watch(transaction.db, reject);
		});
	});
	// Whoever works with the connection hears of it; when nobody does, nothing is lost.
	broken.catch(() => undefined);
	return broken;
}

function watch(connection: IDBDatabase, reject: (why: Error) => void): void {
	const closed = (): void => reject(new DOMException('the connection was closed', 'AbortError'));
	// Before PouchDB hears of it, which has nothing to say.
	const first = { capture: true };
	connection.addEventListener(
		'abort',
		({ target }) => reject(asError(target instanceof IDBTransaction ? target.error : null)),
		first
	);
	connection.addEventListener('close', closed, first);
	connection.addEventListener('versionchange', closed, first);
}

/** Without a reason when a transaction was called off by whoever had begun it. */
function asError(reason: unknown): Error {
	return reason instanceof Error ? reason : new DOMException('broken off', 'AbortError');
}
