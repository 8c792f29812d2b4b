import { createProfileStore } from '../session/profile-store.ts';
import { mintDevice } from '../session/mint-device.ts';
import { Session } from '../session/session.svelte.ts';
import type { DraftStore } from '../store/drafts.ts';
import { openIdbSideStore } from '../store/idb-side-store.ts';
import { createServerClient } from '../sync/server-client.ts';
import { AnswerBoard, boardMemory } from './answer-board.ts';
import { createEngineClient, type EngineClient } from './engine-client.ts';
import { EngineError } from './engine-error.ts';
import { openEngineChannel } from './engine-messages.ts';
import { createHttpSessionServer } from './http-session-server.ts';
import { deviceName } from './device-name.ts';
import { DraftHealth } from './draft-health.svelte.ts';
import { everyVisible } from './every-visible.ts';
import type { FirstRows } from './first-rows.ts';
import { KioskWatch } from './kiosk-watch.svelte.ts';
import { channelOfWindow } from './own-line.ts';
import { SpareWorker } from './spare-worker.ts';
import { painted } from '../ui/painted.ts';
import { whenPutAside } from './put-aside.ts';
import { beginningChannel, startingClient } from './starting-client.ts';
import { UserData, type OpenUser } from './user-data.ts';
import { startWindowWorker } from './window-worker.ts';

/** Everything that components can ask for. Made once, in the root layout. */
export interface Services {
	readonly session: Session;
	/**
	 * The engine of who is signed in. Another user, another engine: read it anew when the profile changes.
	 *
	 * @throws EngineError `closed` while nobody is
	 */
	readonly engine: EngineClient;
	/** Somebody is about to sign in: has their engine's code loaded meanwhile. */
	readonly prepareEngine: () => void;
	/**
	 * The drafts of who is signed in.
	 *
	 * @throws EngineError `closed` while nobody is
	 */
	readonly drafts: DraftStore;
	/** whether this browser is a kiosk */
	readonly kiosk: KioskWatch;
	/** why what is being typed can't be kept, or null while it is */
	readonly draftFailure: unknown;
}

/** The composition root of a window. `session.start()` brings it to life. */
export function createServices(): Services {
	const health = new DraftHealth();
	const kiosk = new KioskWatch();
	const spare = new SpareWorker(
		() => new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })
	);
	const lookAtKiosk = (): Promise<void> => kiosk.read(data.current?.side ?? null);
	const data: UserData = new UserData({
		startEngine: (database, device, first) => {
			const engine = startEngine(
				{ database, device, first, spawn: () => spare.take() },
				() => session
			);
			engine.subscribe((event) => {
				if (event.type === 'kiosk') void lookAtKiosk();
			});
			return engine;
		},
		draftListener: health,
		kiosk
	});
	const session: Session = new Session({
		server: createHttpSessionServer(createServerClient((url, init) => fetch(url, init), '')),
		profiles: createProfileStore(openIdbSideStore('ficha'), () => mintDevice(cryptoRandom)),
		data,
		deviceName: deviceName(navigator)
	});
	whenPutAside(window, {
		holdBack: () => data.holdBack(),
		letGo: () => data.suspend(),
		takeUp: () => data.resume(),
		isSamePerson: async () => {
			// First: to look into what was deleted meanwhile would make it anew.
			if (!(await session.isSamePerson())) return false;
			const side = data.current?.side;
			// A device that has become a kiosk meanwhile shows nothing of what it showed.
			return side === undefined || (await kiosk.isAsItWas(side));
		},
		reload: () => location.reload()
	});
	const current = (): OpenUser => {
		if (data.current === null) throw new EngineError('closed', 'nobody is signed in');
		return data.current;
	};
	return {
		session,
		kiosk,
		get engine() {
			return current().engine;
		},
		prepareEngine: () => spare.prepare(),
		get drafts() {
			return current().drafts;
		},
		get draftFailure() {
			return health.failure;
		}
	};
}

interface EngineStart {
	readonly database: string;
	readonly device: string;
	readonly first: FirstRows | null;
	/** may throw */
	readonly spawn: () => Worker;
}

function startEngine(
	{ database, device, first, spawn }: EngineStart,
	session: () => Session
): EngineClient {
	const memory = boardMemory();
	const board = memory === null ? null : new AnswerBoard(memory);
	const worker = startWindowWorker(spawn, {
		say: 'start',
		database,
		device,
		...(memory !== null && { board: memory })
	});
	const channel = channelOfWindow(openEngineChannel(database), worker, board);
	const client = createEngineClient({
		channel: beginningChannel(channel, worker.begin),
		worker,
		newId: () => crypto.randomUUID(),
		everyVisible
	});
	client.subscribe((event) => {
		if (event.type === 'wiped') void session().wipe();
	});
	// Another window has signed out: this one shows it too.
	void client.ended.then(() => session().left(device));
	return startingClient({ client, first, begin: worker.begin, drawn: painted });
}

/** Numbers in [0, 1) that nobody can guess. */
function cryptoRandom(): number {
	const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
	return value / 2 ** 32;
}
