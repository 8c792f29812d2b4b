/** Where PouchDB keeps a database of ours in IndexedDB. */
export function pouchDatabase(name: string): string {
	return `_pouch_${name}`;
}

/** What stands beside the documents of a database. */
export function sideDatabase(name: string): string {
	return `${name}-side`;
}
