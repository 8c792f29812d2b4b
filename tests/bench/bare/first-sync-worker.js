// The baselines of the first sync: the same documents, put on the device by others. A plain script, so
// that PouchDB is loaded as its makers ship it.
importScripts('/bench/pouchdb.js', '/bench/pouchdb.indexeddb.js');

const AT_ONCE = 1000;

/** The documents come with their revisions, as a replication has them. */
const customers = async () => (await fetch('/bench/customers.json')).json();

const inPieces = (documents) =>
	Array.from({ length: Math.ceil(documents.length / AT_ONCE) }, (_, index) =>
		documents.slice(index * AT_ONCE, (index + 1) * AT_ONCE)
	);

/** By the adapter that the app has, from memory, with nothing asked of a server. */
async function bulkDocs() {
	const documents = inPieces(await customers());
	const begun = performance.now();
	const database = new PouchDB('bench-bulk', { adapter: 'indexeddb' });
	for (const piece of documents) await database.bulkDocs(piece, { new_edits: false });
	return performance.now() - begun;
}

/** As PouchDB's own page tells one to do it: its defaults, adapter included. */
async function replicate() {
	const begun = performance.now();
	const named = (url, options) => {
		options.headers.set('x-ficha', 'bench');
		return PouchDB.fetch(url, options);
	};
	const server = new PouchDB(`${location.origin}/couch/ficha`, { fetch: named, skip_setup: true });
	await new PouchDB('bench-stock').replicate.from(server);
	return performance.now() - begun;
}

async function rawIndexedDb() {
	const documents = inPieces(await customers());
	const begun = performance.now();
	const database = await new Promise((resolve, reject) => {
		const request = indexedDB.open('bench-raw', 1);
		request.onupgradeneeded = () =>
			request.result.createObjectStore('documents', { keyPath: '_id' });
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
	for (const piece of documents) {
		await new Promise((resolve, reject) => {
			const transaction = database.transaction('documents', 'readwrite');
			const store = transaction.objectStore('documents');
			for (const document of piece) store.put(document);
			transaction.oncomplete = resolve;
			transaction.onerror = () => reject(transaction.error);
		});
	}
	return performance.now() - begun;
}

const WAYS = { bulkDocs, replicate, rawIndexedDb };

addEventListener('message', ({ data: way }) => {
	WAYS[way]().then(
		(took) => postMessage({ took }),
		(error) => postMessage({ failed: String(error) })
	);
});
