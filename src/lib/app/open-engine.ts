import { openIdbSideStore } from '../store/idb-side-store.ts';
import { openIndexedDbDocuments } from '../store/indexeddb-documents.ts';
import { LocalDatabase } from '../store/local-database.ts';
import { DeviceLoop } from '../sync/device-loop.ts';
import { browserPace } from '../sync/pace.ts';
import { createServerClient } from '../sync/server-client.ts';
import type { EngineEvent } from './engine-api.ts';
import type { OpenEngine } from './engine-host.ts';
import { Engine } from './engine.ts';
import { sideDatabase } from './database-names.ts';

/** Opens a user's database in this context, which must be the only one. */
export async function openEngine(
	name: string,
	device: string,
	emit: (event: EngineEvent) => void
): Promise<OpenEngine> {
	const database = await LocalDatabase.open({
		documents: openIndexedDbDocuments(name),
		side: openIdbSideStore(sideDatabase(name)),
		device,
		clock: Date.now
	});
	const client = createServerClient((url, init) => fetch(url, init), '');
	const loop = new DeviceLoop({ database, client, pace: browserPace() });
	const engine = await Engine.open({ database, loop, emit });
	return {
		engine,
		erase: async () => {
			await loop.stop();
			await database.destroy();
		}
	};
}
