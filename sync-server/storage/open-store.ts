import { openCouchStore } from './couchdb/open-store.ts';
import { openEmbeddedStore } from './embedded/open-store.ts';
import type { Store, StorePlace, StoreUse } from './store.ts';

/**
 * The one place that chooses an adapter.
 *
 * @throws StorageError when the data can't be used, or another server uses it
 */
export function openStore(place: StorePlace, use: StoreUse): Promise<Store> {
	return place.couchdb === null
		? openEmbeddedStore(place.dataDir, use)
		: openCouchStore({ ...place, couchdb: place.couchdb }, use);
}
