import { openIdbSideStore } from '../store/idb-side-store.ts';
import { sideDatabase } from './database-names.ts';
import type { EngineEvent } from './engine-api.ts';
import type { OpenEngine } from './engine-host.ts';
import { openList } from './open-list.ts';
import { startingEngine } from './starting-engine.ts';

/**
 * Opens a user's database in this context, which must be the only one. Where the list was kept, it can
 * be asked for when this resolves; the database itself, and most of the code, follow.
 */
export async function openEngine(
	name: string,
	device: string,
	emit: (event: EngineEvent) => void
): Promise<OpenEngine> {
	const side = openIdbSideStore(sideDatabase(name));
	const list = await openList(side);
	let opened: OpenEngine | null = null;
	const open = async (): Promise<OpenEngine> => {
		const { openWholeEngine } = await import('./open-whole-engine.ts');
		opened ??= await openWholeEngine({ name, device, emit, side, list });
		return opened;
	};
	if (list.kept === null) return open();
	const { catalogue } = list;
	const starting = startingEngine({ catalogue, side, open: async () => (await open()).engine });
	return { ...starting, erase: async () => (await open()).erase() };
}
