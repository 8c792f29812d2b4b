import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shippedRoles } from '#domain/access/shipped-roles.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import type { Me } from '#domain/wire/me.ts';
import { startingWith } from '../store/document-store.ts';
import { openIdbSideStore } from '../store/idb-side-store.ts';
import { openIndexedDbDocuments } from '../store/indexeddb-documents.ts';
import { Outbox } from '../store/outbox.ts';
import { createSyncState } from '../store/sync-state.ts';
import { pouchDatabase, sideDatabase } from './database-names.ts';
import { createEngineClient, type EngineClient } from './engine-client.ts';
import type { EntrySubmission } from './engine-api.ts';
import { openEngineChannel, toWindow, type ToWindow } from './engine-messages.ts';
import { channelOfWindow } from './own-line.ts';
import { startWindowWorker } from './window-worker.ts';

const NAME = 'ficha-windows';
const DEVICE = 'd0123456789abcde';
const KID = newUlid(1, () => 0.3);
const rep = shippedRoles.find(({ slug }) => slug === 'rep')?.values;
const me: Me = {
	uid: newUlid(1, () => 0.1),
	login: 'ana',
	name: 'Ana',
	device: DEVICE,
	roles: rep === undefined ? [] : [{ ...rep, _id: 'role:rep', verbs: [...rep.verbs] }],
	teams: [],
	territories: ['norte'],
	database: 'ficha',
	epoch: 'e',
	serverTime: 0,
	wipe: false
};

/** A window: its own worker, its own channel. Its heart beats when the test says so. */
interface Window {
	readonly engine: EngineClient;
	beat(): void;
	/** as when its tab is closed */
	close(): void;
	/** as when the browser, short of memory, ends its worker without a word */
	loseWorker(): void;
	/** what it heard, by whichever way */
	readonly heard: ToWindow[];
}

let windows: Window[] = [];

const ourWorker = (): Worker =>
	new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });

function openWindow(spawn: () => Worker = ourWorker): Window {
	let current: Worker | null = null;
	const worker = startWindowWorker(() => (current = spawn()), {
		say: 'start',
		database: NAME,
		device: DEVICE
	});
	worker.begin();
	let beat = (): void => undefined;
	const heard: ToWindow[] = [];
	const channel = channelOfWindow(openEngineChannel(NAME), worker, null);
	channel.listen((message) => {
		const said = toWindow.safeParse(message);
		if (said.success) heard.push(said.data);
	});
	const engine = createEngineClient({
		channel,
		worker,
		newId: () => crypto.randomUUID(),
		everyVisible: (_milliseconds, task) => {
			beat = task;
			return () => undefined;
		}
	});
	const made = {
		engine,
		beat: () => beat(),
		close: () => engine.dispose(),
		loseWorker: () => current?.terminate(),
		heard
	};
	windows.push(made);
	return made;
}

/** What a device has after its first round: the contest, and who it belongs to. */
async function furnish(): Promise<void> {
	const words = { es: 'x', fr: 'x', en: 'x' };
	const stamp = formatStamp({ ms: 1, counter: 0, device: 'server' });
	const body = createBody(
		{
			schema: 1,
			name: 'Sorteo',
			event: 'Feria',
			state: 'running',
			from: '2026-01-01',
			to: '2027-01-01',
			country: 'ES',
			languages: ['es'],
			notice: { version: '1', summary: words, text: words },
			questions: [],
			consents: []
		},
		stamp
	);
	const id = `contest:${KID}`;
	const rev = `1-${revisionHash({ id, body, deleted: false, parents: [] })}`;
	const documents = openIndexedDbDocuments(NAME);
	await documents.write([{ id, rev, path: [rev], deleted: false, body }]);
	await documents.close();
	const side = openIdbSideStore(sideDatabase(NAME));
	await createSyncState(side).setMe(me);
	await side.close();
}

/** What is on the disk once nobody has it open any more. */
async function onDisk(): Promise<{ entries: number; customers: number; waiting: number }> {
	const documents = openIndexedDbDocuments(NAME);
	const side = openIdbSideStore(sideDatabase(NAME));
	const entries = (await documents.list(startingWith('entry:'))).length;
	const customers = (await documents.list(startingWith('customer:'))).length;
	const waiting = (await Outbox.open(side)).units();
	await documents.close();
	await side.close();
	return { entries, customers, waiting };
}

beforeEach(furnish);
afterEach(async () => {
	// One that a failed test has left would keep all that follow from the database.
	letGo();
	letGo = () => undefined;
	for (const each of windows) each.close();
	windows = [];
	await openWindow().engine.end('erase');
	for (const each of windows) each.close();
	windows = [];
});

let letGo = (): void => undefined;

/** A transaction that nobody ends, as browsers leave them: whoever reads the state waits for it. */
async function holdState(): Promise<{ end(): void }> {
	const db = await openDB(sideDatabase(NAME));
	const { store } = db.transaction('state', 'readwrite');
	let held = true;
	const hold = async (): Promise<void> => {
		while (held) await store.get('nothing');
		db.close();
	};
	const holding = hold();
	letGo = () => {
		held = false;
		void holding;
	};
	return { end: () => letGo() };
}

/** Each is answered by a leader that is there. */
async function beatsAnswered(window: Window, beats: number): Promise<void> {
	for (let beat = 0; beat < beats;) {
		const before = window.heard.length;
		window.beat();
		await expect.poll(() => window.heard.slice(before).map(({ say }) => say)).not.toEqual([]);
		if (window.heard.slice(before).some(({ say }) => say === 'here')) beat += 1;
	}
}

let people = 0;
function signUp(): EntrySubmission {
	return {
		kid: KID,
		ulid: newUlid(Date.now(), Math.random),
		answers: { givenName: 'Rosa', familyName: `Prats ${people++}` },
		notice: { version: '1', text: 'Aviso' },
		consents: [],
		language: 'es'
	};
}

describe('two windows of one device', () => {
	test('capture and edit by turns: nothing is rejected and nothing lost', async () => {
		const [left, right] = [openWindow(), openWindow()];
		const work = Array.from({ length: 40 }, async (_, index) => {
			const [here, there] = index % 2 === 0 ? [left, right] : [right, left];
			const { cid } = await here.engine.submitEntry(signUp());
			const one = [{ op: 'set', path: 'jobTitle', value: 'Panadera' }] as const;
			const other = [{ op: 'set', path: 'honorific', value: 'Dra.' }] as const;
			await Promise.all([
				here.engine.editCustomer(cid, one),
				there.engine.editCustomer(cid, other)
			]);
			return cid;
		});
		const cids = await Promise.all(work);
		const cards = await Promise.all(cids.map((cid) => right.engine.customer(cid)));
		for (const card of cards) {
			expect(card?.core).toMatchObject({ jobTitle: 'Panadera', honorific: 'Dra.' });
			expect(card?.conflicts).toEqual([]);
		}
		await left.engine.end('keep');
		expect(await onDisk()).toEqual({ entries: 40, customers: 40, waiting: 40 });
	});

	test('each hears of what the other writes', async () => {
		const [left, right] = [openWindow(), openWindow()];
		await left.engine.status();
		const heard: string[] = [];
		right.engine.subscribe((event) => {
			if (event.type === 'changed') heard.push(...event.ids);
		});
		const { cid } = await left.engine.submitEntry(signUp());
		await expect.poll(() => heard).toContain(`customer:${cid}`);
	});
});

describe('when the window that leads', () => {
	test('asks, its own worker answers it, and no other window is bothered', async () => {
		const window = openWindow();
		await window.engine.status();
		const overheard: string[] = [];
		const channel = new BroadcastChannel(`ficha:${NAME}`);
		channel.onmessage = ({ data }: MessageEvent<ToWindow>) => overheard.push(data.say);
		await window.engine.tally(KID);
		await window.engine.submitEntry(signUp());
		// The others hear of it, after whatever they might have heard before.
		await expect.poll(() => overheard).toContain('event');
		channel.close();
		expect(new Set(overheard)).toEqual(new Set(['event']));
	});

	test('is robbed of the lead, it asks the one that leads now', async () => {
		const [first, second] = [openWindow(), openWindow()];
		await first.engine.status();
		await second.engine.status();
		await navigator.locks.request(`ficha:${NAME}`, { steal: true }, () => undefined);
		await expect.poll(() => second.heard.filter(({ say }) => say === 'leading')).toHaveLength(2);
		expect((await first.engine.submitEntry(signUp())).cid).toMatch(/^[0-9A-Z]{26}$/);
		expect(await second.engine.tally(KID)).toMatchObject({ count: 1 });
	});

	test('is closed in the middle of captures, the other goes on and each is there once', async () => {
		const [first, second] = [openWindow(), openWindow()];
		// Whoever answered the first call leads; the other waits in line behind it.
		await first.engine.status();
		const captures = Array.from({ length: 20 }, () => second.engine.submitEntry(signUp()));
		await captures[3];
		first.close();
		windows = [second];
		await Promise.all(captures);
		expect(await second.engine.tally(KID)).toMatchObject({ count: 20 });
		await second.engine.end('keep');
		expect(await onDisk()).toEqual({ entries: 20, customers: 20, waiting: 20 });
	});

	test('is frozen, the one in sight takes over after three heartbeats', async () => {
		let thaw = (): void => undefined;
		const holding = navigator.locks.request(
			`ficha:${NAME}`,
			() => new Promise<void>((resolve) => (thaw = resolve))
		);
		const stolen = holding.catch((error: unknown) => error);
		const window = openWindow();
		const answer = window.engine.submitEntry(signUp());
		for (let beats = 0; beats < 3; beats++) window.beat();
		expect((await answer).cid).toMatch(/^[0-9A-Z]{26}$/);
		expect(await stolen).toMatchObject({ name: 'AbortError' });
		thaw();
	});
});

describe('a worker', () => {
	test('that dies is started anew, and what was asked meanwhile is answered', async () => {
		const window = openWindow();
		await window.engine.status();
		window.loseWorker();
		const answer = window.engine.submitEntry(signUp());
		for (let beats = 0; beats < 5; beats++) window.beat();
		expect((await answer).cid).toMatch(/^[0-9A-Z]{26}$/);
	});

	test('whose opening hangs is started anew, and what was asked is answered', async () => {
		const forgotten = await holdState();
		let started = 0;
		const window = openWindow(() => {
			started += 1;
			return ourWorker();
		});
		const answer = window.engine.status();
		await beatsAnswered(window, 10);
		expect(started).toBe(1);
		window.beat();
		expect(started).toBe(2);
		forgotten.end();
		expect(await answer).toMatchObject({ pending: 0 });
	});

	test('whose opening never ends is told, rather than waited for', async () => {
		const forgotten = await holdState();
		const window = openWindow();
		const answer = window.engine.status().catch((error: unknown) => error);
		await beatsAnswered(window, 10);
		window.beat();
		await beatsAnswered(window, 20);
		window.beat();
		expect(await answer).toMatchObject({ code: 'unavailable' });
		forgotten.end();
	});

	test.each([
		[
			'that the browser forbids',
			() => {
				throw new DOMException('no workers here', 'SecurityError');
			}
		],
		['whose script is missing', () => new Worker('/no-such-worker.js', { type: 'module' })]
	])('%s is told, rather than waited for', async (_, spawn) => {
		const window = openWindow(spawn);
		const answer = window.engine.status().catch((error: unknown) => error);
		await expect
			.poll(() => {
				window.beat();
				return Promise.race([answer, Promise.resolve(null)]);
			})
			.toMatchObject({ code: 'unavailable' });
	});

	test('that can be started after all answers what is asked then', async () => {
		let allowed = false;
		const window = openWindow(() => {
			if (!allowed) throw new DOMException('no memory', 'QuotaExceededError');
			return ourWorker();
		});
		const first = window.engine.status().catch((error: unknown) => error);
		allowed = true;
		window.beat();
		window.beat();
		expect(await first).toMatchObject({ code: 'unavailable' });
		expect(await window.engine.status()).toMatchObject({ pending: 0 });
	});
});

describe('a sign-out', () => {
	test('ends the engine in every window, and leaves nothing on the disk', async () => {
		const [left, right] = [openWindow(), openWindow()];
		await left.engine.submitEntry(signUp());
		await right.engine.end('erase');
		await left.engine.ended;
		await expect(left.engine.status()).rejects.toMatchObject({ code: 'closed' });
		const names = (await indexedDB.databases()).map(({ name }) => name);
		expect(names).not.toContain(pouchDatabase(NAME));
		expect(names).not.toContain(sideDatabase(NAME));
		for (const each of windows) each.close();
		windows = [];
	});
});

test('a window with an older app that asks for what is not there is told so', async () => {
	const window = openWindow();
	const query = { text: '', sort: [{ by: 'sideways' }], offset: 0, limit: 10 };
	const asked = window.engine.customers(query as never);
	await expect(asked).rejects.toMatchObject({ code: 'invalid' });
});
