import type { Reader } from './reader.ts';

/** CouchDB's features that we answer for; replicators choose by version. */
const COUCHDB_VERSION = '3.4.0';

/** `GET /`. PouchDB makes the id of its checkpoints from `uuid`. */
export async function root({ storage }: Reader) {
	const { uuid } = await storage.info();
	return {
		couchdb: 'Welcome',
		version: COUCHDB_VERSION,
		uuid,
		features: [],
		vendor: { name: 'Ficha' }
	};
}
