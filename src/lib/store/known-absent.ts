/** The object store of PouchDB's IndexedDB adapter that its documents are in, as 9.0.0 has it. */
const DOCUMENTS = 'docs';

/**
 * Spares PouchDB looking for documents that are known not to be there. It asks for each before it
 * writes it, one request a document, which is a good part of what a first sync costs.
 */
export class KnownAbsent {
	#ids: ReadonlySet<string> = new Set();
	#taken: () => void = () => undefined;

	/**
	 * Of the next change that begins.
	 *
	 * @param ids each is written once in it, if at all
	 * @returns resolves when it has begun: whatever begins afterwards comes after it in the database
	 */
	assume(ids: ReadonlySet<string>): Promise<void> {
		this.#ids = ids;
		return new Promise((resolve) => (this.#taken = resolve));
	}

	/** @param connection that PouchDB works with from now on */
	spare(connection: IDBDatabase): void {
		const begin = connection.transaction.bind(connection);
		connection.transaction = (stores, mode, options) => {
			const transaction = begin(stores, mode, options);
			if (mode !== 'readwrite' || ![stores].flat().includes(DOCUMENTS)) return transaction;
			if (this.#ids.size > 0) answerAtOnce(transaction.objectStore(DOCUMENTS), this.#ids);
			this.#ids = new Set();
			this.#taken();
			return transaction;
		};
	}
}

/**
 * The object store answers that these are not there. They are then added, not put: should one be
 * there all the same, nothing is written over, the transaction is called off.
 */
function answerAtOnce(store: IDBObjectStore, absent: ReadonlySet<string>): void {
	const [get, put] = [store.get.bind(store), store.put.bind(store)];
	const isAbsent = (id: unknown): boolean => typeof id === 'string' && absent.has(id);
	store.get = (key) => (isAbsent(key) ? foundNothing() : get(key));
	store.put = (value: { readonly id?: unknown }, key) =>
		isAbsent(value.id) ? store.add(value) : put(value, key);
}

/** A request as far as PouchDB uses it: it is told what is found, by a handler that it sets. */
function foundNothing(): IDBRequest {
	const request = {
		set onsuccess(handler: (event: object) => void) {
			handler({ target: { result: undefined } });
		}
	};
	return request as unknown as IDBRequest;
}
