import type { LocalDatabase } from '../store/local-database.ts';
import type { RescueFile } from './engine-api.ts';

/** Everything of this user that only this device has. */
export async function rescueFile(database: LocalDatabase, uid: string): Promise<RescueFile> {
	const owed = await database.state.owed();
	const ids = [...new Set([...database.outbox.entries().map(({ id }) => id), ...owed])];
	const unsent = [...(await database.documents.leaves(ids)).values()].flat();
	const refused = await database.rejected.list();
	return {
		format: 'ficha-rescue',
		version: 1,
		uid,
		device: database.clock.device,
		at: new Date(database.clock.now()).toISOString(),
		unsent: unsent.map(({ id, path, deleted, body }) => ({ id, path, deleted, body })),
		refused: refused.map(({ docId, reason, body }) => ({ id: docId, reason, body }))
	};
}
