import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import { shippedRoles } from '#domain/access/shipped-roles.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import type { Me } from '#domain/wire/me.ts';
import type { EngineEvent } from '../../src/lib/app/engine-api.ts';
import { startEngine, type Engine } from '../../src/lib/app/engine.ts';
import { KioskDesk } from '../../src/lib/app/kiosk-desk.ts';
import { ListKeeper } from '../../src/lib/app/kept-list.ts';
import { openList } from '../../src/lib/app/open-list.ts';
import { createPinHasher } from '../../src/lib/app/pin-hash.ts';
import { firstRevision } from '../../src/lib/store/first-revision.ts';
import { LocalDatabase } from '../../src/lib/store/local-database.ts';
import { createMemoryDocuments } from '../../src/lib/store/memory-documents.ts';
import { createMemorySideStore } from '../../src/lib/store/memory-side-store.ts';
import type { Revision } from '../../src/lib/store/revision.ts';
import type { SideStore } from '../../src/lib/store/side-store.ts';
import { DeviceTeller } from '../../src/lib/sync/device-teller.ts';
import type { ServerClient } from '../../src/lib/sync/server-client.ts';
import type { SyncLoop } from '../../src/lib/sync/sync-loop.ts';

export const NOW = Date.UTC(2026, 10, 20, 12);
export const DEVICE = 'dana000000000000';
export const ANA = newUlid(1, () => 0.1);

/** Ana, of the north, in one of the shipped roles. */
export function meAs(role: 'rep' | 'supervisor' | 'administrator' | 'kiosk'): Me {
	return {
		uid: ANA,
		login: 'ana',
		name: 'Ana',
		device: DEVICE,
		roles: shippedRoles
			.filter(({ slug }) => slug === role)
			.map(({ slug, values }) => ({
				...values,
				_id: `role:${slug}`,
				sections: { ...values.sections },
				verbs: [...values.verbs]
			})),
		teams: [],
		territories: ['norte'],
		database: 'ficha',
		epoch: 'e',
		serverTime: NOW,
		wipe: false
	};
}

/** No server answers. */
export const offlineClient: ServerClient = {
	ask: () => Promise.resolve({ kind: 'offline' }),
	lines: () => Promise.resolve({ kind: 'offline' })
};

/** No network at all: what the engine answers comes from the device. */
export const restingLoop: SyncLoop = {
	start: () => undefined,
	status: () => ({
		phase: 'offline',
		sent: 0,
		toSend: 0,
		received: null,
		failure: null,
		lastSync: null,
		firstSync: true
	}),
	subscribe: () => () => undefined,
	wake: () => undefined,
	syncNow: () => Promise.resolve(),
	stop: () => Promise.resolve()
};

let stamps = 0;
/** Before `NOW`, each later than the last. */
export function stampOf(device: string): string {
	return formatStamp({ ms: NOW - 1e6 + stamps++, counter: 0, device });
}

/** A document that came from the server. */
export function known(id: string, values: JsonObject): Revision {
	return firstRevision(id, createBody({ schema: 1, ...values }, stampOf('server')));
}

let customers = 0;
/** One of Ana's, younger than the one before. */
export function customer(values: JsonObject): { readonly cid: Ulid; readonly revision: Revision } {
	const cid = newUlid(NOW - 1e9 + customers++, Math.random);
	const assigned = { owner: ANA, territory: 'norte' };
	return { cid, revision: known(`customer:${cid}`, { type: 'person', assigned, ...values }) };
}

export interface LocalEngine {
	readonly engine: Engine;
	/** what stands beside the documents */
	readonly side: SideStore;
	readonly database: LocalDatabase;
	/** all that the engine has told */
	readonly events: readonly EngineEvent[];
	/** The app ends here and starts again: what was kept is what there is. */
	again(): Promise<LocalEngine>;
}

export interface LocalEngineOptions {
	readonly me?: Me;
	readonly documents: readonly Revision[];
	readonly clock?: () => number;
	/** absent: no network at all */
	readonly loop?: SyncLoop;
	/** when things are quiet: never, unless told */
	readonly later?: (task: () => void) => () => void;
}

const never = () => () => undefined;

let databases = 0;

/** The real engine on stores in memory. */
export async function openLocalEngine(options: LocalEngineOptions): Promise<LocalEngine> {
	const {
		me = meAs('rep'),
		documents,
		clock = () => NOW,
		later = never,
		loop = restingLoop
	} = options;
	const side = createMemorySideStore();
	const name = `local-engine-${databases++}`;
	const start = async (): Promise<LocalEngine> => {
		const store = createMemoryDocuments(name);
		const database = await LocalDatabase.open({ documents: store, side, device: DEVICE, clock });
		await database.state.setMe(me);
		if (documents.length > 0) await database.documents.write(documents);
		const events: EngineEvent[] = [];
		const engine = await startEngine({
			database,
			loop,
			client: offlineClient,
			teller: new DeviceTeller(),
			emit: (event) => events.push(event),
			list: await openList(side),
			keeper: await ListKeeper.open(side),
			kiosk: await KioskDesk.open({ side, clock, hasher: createPinHasher(crypto, 1) }),
			later,
			told: () => Promise.resolve()
		});
		return { engine, side, database, events, again: start };
	};
	return start();
}
