/** CouchDB's features that we answer for; replicators choose by version. */
const COUCHDB_VERSION = '3.4.0';

/** `GET /`. PouchDB makes the id of its checkpoints from `uuid`. */
export function root(uuid: string) {
	return {
		couchdb: 'Welcome',
		version: COUCHDB_VERSION,
		uuid,
		features: [],
		vendor: { name: 'Ficha' }
	};
}
