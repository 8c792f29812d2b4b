import type { HoldBack } from '../store/hold-back.ts';
import { openIdbSideStore } from '../store/idb-side-store.ts';
import { sideDatabase } from './database-names.ts';
import type { EngineEvent } from './engine-api.ts';
import type { OpenEngine } from './engine-host.ts';
import { KioskDesk } from './kiosk-desk.ts';
import { Leisure } from './leisure.ts';
import { openList } from './open-list.ts';
import { createPinHasher } from './pin-hash.ts';
import { startingEngine } from './starting-engine.ts';

/** So long after a letter nobody has typed the next one: they read. */
const TYPING_MS = 1000;

interface EngineStart {
	/** of the database */
	readonly name: string;
	readonly device: string;
	readonly emit: (event: EngineEvent) => void;
	readonly leaving: HoldBack;
}

/** The database itself, and most of the code. */
export const loadWholeEngine = () => import('./open-whole-engine.ts');

/**
 * Opens a user's database in this context, which must be the only one. Where the list was kept, it can
 * be asked for when this resolves; the database itself, and most of the code, follow.
 */
export async function openEngine(start: EngineStart): Promise<OpenEngine> {
	const { name, device, leaving } = start;
	const side = openIdbSideStore(sideDatabase(name), leaving);
	const hasher = createPinHasher(crypto);
	const [list, kiosk] = await Promise.all([
		openList(side, new Leisure(TYPING_MS)),
		KioskDesk.open({ side, clock: Date.now, hasher })
	]);
	const emit = (event: EngineEvent): void => {
		const told = kiosk.tell(event);
		if (told !== null) start.emit(told);
	};
	const open = async (): Promise<OpenEngine> => {
		const { openWholeEngine } = await loadWholeEngine();
		return openWholeEngine({ name, device, emit, side, list, kiosk });
	};
	const { catalogue, kept } = list;
	return kept === null ? open() : startingEngine({ catalogue, side, door: kiosk, open });
}
