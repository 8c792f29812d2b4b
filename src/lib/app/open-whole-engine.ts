import { openIndexedDbDocuments } from '../store/indexeddb-documents.ts';
import { LocalDatabase } from '../store/local-database.ts';
import type { SideStore } from '../store/side-store.ts';
import { DeviceLoop } from '../sync/device-loop.ts';
import { DeviceTeller } from '../sync/device-teller.ts';
import { browserPace } from '../sync/pace.ts';
import { createServerClient } from '../sync/server-client.ts';
import type { EngineEvent } from './engine-api.ts';
import type { OpenEngine } from './engine-host.ts';
import { startEngine } from './engine.ts';
import type { KioskDesk } from './kiosk-desk.ts';
import { ListKeeper } from './kept-list.ts';
import type { OpenList } from './open-list.ts';

export interface WholeEngineParts {
	readonly name: string;
	readonly device: string;
	readonly emit: (event: EngineEvent) => void;
	readonly side: SideStore;
	readonly list: OpenList;
	readonly kiosk: KioskDesk;
}

/** Opens the documents and the loop to the server, and goes on with the list that is shown already. */
export async function openWholeEngine(parts: WholeEngineParts): Promise<OpenEngine> {
	const { name, device, emit, side, list, kiosk } = parts;
	const documents = openIndexedDbDocuments(name);
	const database = await LocalDatabase.open({ documents, side, device, clock: Date.now });
	const client = createServerClient((url, init) => fetch(url, init), '');
	const teller = new DeviceTeller(() => kiosk.waivers);
	const loop = new DeviceLoop({ database, client, pace: browserPace(), teller });
	const keeper = await ListKeeper.open(side);
	const own = { database, loop, client, teller, emit, list, keeper, kiosk, later, told };
	const engine = await startEngine(own);
	return {
		engine,
		isOpening: () => false,
		door: kiosk,
		erase: () => engine.erase()
	};
}

/** A phone's processor does one thing well at a time: first it draws "saved". */
const DRAWING_SAVED_MS = 150;

function told(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, DRAWING_SAVED_MS));
}

/** A list is kept when things have been quiet for so long. */
const QUIET_MS = 1500;

function later(task: () => void): () => void {
	const timer = setTimeout(task, QUIET_MS);
	return () => clearTimeout(timer);
}
