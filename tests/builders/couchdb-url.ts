/** With credentials; '' where there is no CouchDB to test against. */
export const COUCHDB_URL = process.env['FICHA_TEST_COUCHDB_URL'] ?? '';
