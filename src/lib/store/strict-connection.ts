/**
 * Makes each change of a connection wait for the disk. PouchDB leaves it to the browser, which may say
 * that something is written while it is still on its way: after a power cut the documents would stand
 * behind what is noted about them elsewhere, and nobody would bring what is missing.
 */
export function makeStrict(connection: IDBDatabase): void {
	const begin = connection.transaction.bind(connection);
	connection.transaction = (stores, mode, options) =>
		begin(stores, mode, mode === 'readwrite' ? { ...options, durability: 'strict' } : options);
}
