import { afterEach, describe, expect, test } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import type { Me } from '#domain/wire/me.ts';
import { LocalDatabase } from '../store/local-database.ts';
import { createMemoryDocuments } from '../store/memory-documents.ts';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import { StorageError } from '../store/storage-error.ts';
import { DeviceTeller } from './device-teller.ts';
import { DeviceLoop } from './device-loop.ts';
import type { Pace } from './pace.ts';
import { createServerClient } from './server-client.ts';
import type { LoopPhase } from './sync-loop.ts';

const DEVICE = 'd0123456789abcde';
const NOW = Date.UTC(2026, 10, 20);
const ME: Me = {
	uid: newUlid(0, () => 0),
	login: 'ana',
	name: 'Ana',
	device: DEVICE,
	roles: [],
	teams: [],
	territories: ['norte'],
	database: 'ficha',
	epoch: 'e1',
	serverTime: NOW,
	wipe: false
};

/** A server that has nothing and takes everything, until a test says otherwise. */
interface Scene {
	readonly loop: DeviceLoop;
	readonly database: LocalDatabase;
	/** paths asked, oldest first, without their queries */
	readonly asked: string[];
	/** lengths of the pauses that the loop has asked for */
	readonly pauses: number[];
	/** what the device does with a write, while it is not null */
	storage: StorageError | null;
	/** answers instead of the server, where it returns something */
	instead: (path: string, body: unknown) => Response | Error | null;
	/** ends the pause that is under way */
	passTime(): void;
	goOnline(): void;
	/** resolves when the loop is in this phase */
	reaches(phase: LoopPhase): Promise<void>;
	/** resolves when the loop pauses */
	pausing(): Promise<void>;
}

let scenes: Scene[] = [];
afterEach(async () => {
	for (const { loop, database } of scenes) {
		await loop.stop();
		await database.destroy();
	}
	scenes = [];
});

const json = (body: unknown, status = 200): Response => Response.json(body, { status });

function answerTo(path: string): unknown {
	if (path === '/api/v1/me') return ME;
	if (path === '/api/v1/revocations') return { gone: [], since: '0-e1' };
	if (path === '/api/v1/reconcile') return { drop: [] };
	if (path.endsWith('/_changes')) return { results: [], last_seq: '0', pending: 0 };
	return path.endsWith('/_bulk_docs') ? [] : {};
}

let databases = 0;
async function scene(): Promise<Scene> {
	const side = createMemorySideStore();
	const database = await LocalDatabase.open({
		documents: createMemoryDocuments(`loop-${databases++}`),
		side: {
			...side,
			write: (changes) =>
				made.storage === null ? side.write(changes) : Promise.reject(made.storage)
		},
		device: DEVICE,
		clock: () => NOW
	});
	let endPause: (() => void) | null = null;
	let online = (): void => undefined;
	let paused = (): void => undefined;
	const pace: Pace = {
		now: () => NOW,
		random: () => 1,
		pause: (milliseconds, signal) =>
			new Promise((resolve) => {
				if (signal.aborted || milliseconds === 0) {
					resolve();
					return;
				}
				made.pauses.push(milliseconds);
				endPause = () => {
					endPause = null;
					resolve();
				};
				signal.addEventListener('abort', endPause, { once: true });
				paused();
			}),
		onOnline: (listener) => {
			online = listener;
			return () => undefined;
		}
	};
	const client = createServerClient((url, init) => {
		const path = new URL(url).pathname;
		made.asked.push(path);
		const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
		const instead = made.instead(path, body);
		if (instead instanceof Error) return Promise.reject(instead);
		if (instead !== null) return Promise.resolve(instead);
		if (path === '/api/v1/wait') return hang(init.signal);
		return Promise.resolve(json(answerTo(path)));
	}, 'http://server');
	const made: Scene = {
		loop: new DeviceLoop({ database, client, pace, teller: new DeviceTeller() }),
		database,
		asked: [],
		pauses: [],
		storage: null,
		instead: () => null,
		passTime: () => endPause?.(),
		goOnline: () => online(),
		reaches: (phase) =>
			new Promise((resolve) => {
				const check = (): void => {
					if (made.loop.status().phase === phase) resolve();
				};
				made.loop.subscribe({
					status: check,
					me: () => undefined,
					failed: () => undefined,
					wiped: () => undefined
				});
				check();
			}),
		pausing: () =>
			new Promise((resolve) => {
				paused = resolve;
				if (endPause !== null) resolve();
			})
	};
	scenes.push(made);
	return made;
}

/** Until the asker gives up. */
function hang(signal: AbortSignal | null | undefined): Promise<Response> {
	return new Promise((_resolve, reject) => {
		signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
	});
}

const captured = (database: LocalDatabase): Promise<void> => {
	const id = `contest:${newUlid(1, Math.random)}`;
	const revision = { id, rev: '1-aa', path: ['1-aa'], deleted: false, body: { schema: 1 } };
	return database.create(id, () => [revision], id);
};

describe('a round', () => {
	test('asks strictly in sequence: me, send, forget, bring in', async () => {
		const made = await scene();
		const { loop, database, asked } = made;
		await captured(database);
		loop.start();
		await made.reaches('synced');
		expect(asked.slice(0, 5)).toEqual([
			'/api/v1/me',
			'/couch/ficha/_revs_diff',
			// A server that has none answers in its own words: then page by page.
			'/api/v1/snapshot',
			'/api/v1/revocations',
			'/couch/ficha/_changes'
		]);
		expect(database.outbox.size).toBe(0);
		expect(loop.status()).toMatchObject({ lastSync: NOW, firstSync: false });
	});

	test('a write during the wait is sent at once', async () => {
		const made = await scene();
		made.loop.start();
		await made.reaches('synced');
		await captured(made.database);
		expect(made.loop.status().phase).toBe('waiting');
		made.loop.wake();
		await made.reaches('synced');
		expect(made.asked).toContain('/couch/ficha/_revs_diff');
	});

	test('asked for by a person, it is answered when it has ended', async () => {
		const made = await scene();
		made.loop.start();
		await made.reaches('synced');
		const before = made.asked.filter((path) => path === '/api/v1/me').length;
		await made.loop.syncNow();
		expect(made.asked.filter((path) => path === '/api/v1/me').length).toBe(before + 1);
	});
});

describe('without a way to the server', () => {
	test('it says so, keeps everything, and comes back more and more rarely', async () => {
		const made = await scene();
		await captured(made.database);
		made.instead = () => new TypeError('no network');
		made.loop.start();
		for (let failures = 1; failures <= 3; failures++) {
			await made.pausing();
			made.passTime();
		}
		expect(made.loop.status().phase).toBe('offline');
		expect(made.pauses.slice(0, 2)).toEqual([1000, 2000]);
		expect(made.database.outbox.size).toBe(1);
	});

	test('who writes all day is not left waiting for it: only what the loop tried by itself makes it rarer', async () => {
		const made = await scene();
		made.instead = () => new TypeError('no network');
		made.loop.start();
		for (let n = 0; n < 12; n++) {
			await made.pausing();
			await captured(made.database);
			made.loop.wake();
			made.passTime();
		}
		await made.pausing();
		expect(Math.max(...made.pauses)).toBeLessThanOrEqual(2000);
	});

	test('it goes on at once when the network returns', async () => {
		const made = await scene();
		made.instead = () => new TypeError('no network');
		made.loop.start();
		await made.pausing();
		made.instead = () => null;
		made.goOnline();
		await made.reaches('synced');
	});
});

describe('a device without room', () => {
	test('rests rather than asking for the same again and again, and goes on when somebody asks', async () => {
		const made = await scene();
		await captured(made.database);
		made.storage = new StorageError('full');
		made.loop.start();
		await made.reaches('full');
		const asked = made.asked.length;
		made.passTime();
		expect(made.pauses).toEqual([]);
		expect(made.asked).toHaveLength(asked);
		expect(made.loop.status().failure).toEqual({ reason: 'full', at: NOW });
		expect(made.database.outbox.size).toBe(1);
		made.storage = null;
		await made.loop.syncNow();
		expect(made.loop.status()).toMatchObject({ phase: 'synced', failure: null });
	});

	test('sends what it has all the same, and once', async () => {
		const made = await scene();
		for (let n = 0; n < 300; n++) await captured(made.database);
		const taken: string[] = [];
		made.instead = (path, body) => {
			if (path.endsWith('/_revs_diff')) {
				const asked = Object.entries(body as Record<string, readonly string[]>);
				const missing = asked.filter(([id]) => !taken.includes(id));
				return json(Object.fromEntries(missing.map(([id, revs]) => [id, { missing: revs }])));
			}
			if (path.endsWith('/_bulk_docs')) {
				taken.push(...(body as { docs: { _id: string }[] }).docs.map(({ _id }) => _id));
			}
			return null;
		};
		made.storage = new StorageError('full');
		made.loop.start();
		await made.reaches('full');
		const waiting = made.database.outbox.entries().map(({ id }) => id);
		expect(taken.sort()).toEqual([...waiting].sort());
		made.storage = null;
		await made.loop.syncNow();
		expect(made.loop.status()).toMatchObject({ phase: 'synced', failure: null });
		expect(taken).toHaveLength(waiting.length);
		expect(made.database.outbox.size).toBe(0);
	});

	test('that the browser keeps from storing anything says so, and tries again later', async () => {
		const made = await scene();
		made.storage = new StorageError('denied');
		made.loop.start();
		await made.reaches('denied');
		await made.pausing();
		made.storage = null;
		made.passTime();
		await made.reaches('synced');
	});
});

describe('what is told meanwhile', () => {
	test('counts what this push sets out to send, not what is written while it runs', async () => {
		const made = await scene();
		for (let n = 0; n < 3; n++) await captured(made.database);
		const told: [number, number][] = [];
		made.loop.subscribe({
			status: () => {
				const { phase, sent, toSend } = made.loop.status();
				if (phase === 'sending') told.push([sent, toSend]);
			},
			me: () => undefined,
			failed: () => undefined,
			wiped: () => undefined
		});
		let late: Promise<void> | undefined;
		made.instead = (path) => {
			if (path.endsWith('/_revs_diff')) late ??= captured(made.database);
			return null;
		};
		made.loop.start();
		await made.reaches('synced');
		await late;
		expect(told.slice(0, 2)).toEqual([
			[0, 3],
			[3, 3]
		]);
	});

	test('says how much of the first reception is here', async () => {
		const made = await scene();
		const told: (number | null)[] = [];
		made.loop.subscribe({
			status: () => {
				const { phase, received } = made.loop.status();
				if (phase === 'receiving') told.push(received);
			},
			me: () => undefined,
			failed: () => undefined,
			wiped: () => undefined
		});
		const row = (n: number) => ({ id: `contest:${n}`, changes: [{ rev: '1-aa' }] });
		const pages = [
			{ results: [row(1), row(2), row(3)], last_seq: '3', pending: 1 },
			{ results: [row(4)], last_seq: '4', pending: 0 }
		];
		made.instead = (path) => {
			const page = path.endsWith('/_changes') ? pages.shift() : undefined;
			if (page !== undefined) return json(page);
			return path.endsWith('/_bulk_get') ? json({ results: [] }) : null;
		};
		made.loop.start();
		await made.reaches('synced');
		expect(told).toEqual([0, 0.75, 0.75, 1]);
	});
});

describe('a proxy that has no way to the server', () => {
	test.each([502, 503, 504])('answers %i: it is tried again, nothing is lost', async (status) => {
		const made = await scene();
		await captured(made.database);
		made.instead = () =>
			new Response('<html>Bad Gateway</html>', {
				status,
				headers: { 'content-type': 'text/html' }
			});
		made.loop.start();
		await made.pausing();
		expect(made.loop.status()).toMatchObject({ phase: 'waiting', failure: { reason: 'busy' } });
		made.instead = () => null;
		made.passTime();
		await made.reaches('synced');
		expect(made.database.outbox.size).toBe(0);
	});
});

describe('a captive portal', () => {
	test.each([
		[
			'a page',
			() => new Response('<html>Hotel</html>', { headers: { 'content-type': 'text/html' } })
		],
		[
			'a redirect',
			() => new Response(null, { status: 302, headers: { location: 'http://portal/' } })
		],
		['its own JSON', () => json({ redirect: 'http://portal/' })]
	])('that answers with %s is no data, no error and no sign-out', async (_name, portal) => {
		const made = await scene();
		await captured(made.database);
		made.instead = portal;
		made.loop.start();
		await made.reaches('blocked');
		expect(made.database.outbox.size).toBe(1);
		expect(await made.database.documents.ids('', 10)).toHaveLength(1);
		await made.pausing();
		made.instead = () => null;
		made.passTime();
		await made.reaches('synced');
		expect(made.database.outbox.size).toBe(0);
	});
});

test('a session that has ended keeps everything, and goes on after signing in', async () => {
	const made = await scene();
	await captured(made.database);
	made.instead = () => json({ error: 'unauthorized', reason: 'sign in' }, 401);
	made.loop.start();
	await made.reaches('signedOut');
	expect(made.database.outbox.size).toBe(1);
	expect(made.pauses).toEqual([]);
	made.instead = () => null;
	await made.loop.syncNow();
	expect(made.loop.status().phase).toBe('synced');
	expect(made.database.outbox.size).toBe(0);
});

test('a busy server is left alone for as long as it asked', async () => {
	const made = await scene();
	await captured(made.database);
	made.instead = () =>
		Response.json(
			{ error: 'busy', reason: 'later' },
			{ status: 503, headers: { 'retry-after': '30' } }
		);
	made.loop.start();
	await made.pausing();
	expect(made.pauses).toEqual([30_000]);
	made.loop.wake();
	expect(made.loop.status().phase).toBe('waiting');
	made.instead = () => null;
	made.passTime();
	await made.reaches('synced');
});

test('a device that is to be wiped tells, and asks for nothing more', async () => {
	const made = await scene();
	made.instead = (path) => (path === '/api/v1/me' ? json({ ...ME, wipe: true }) : null);
	const wiped = new Promise<void>((resolve) => {
		made.loop.subscribe({
			status: () => undefined,
			me: () => undefined,
			failed: () => undefined,
			wiped: resolve
		});
	});
	made.loop.start();
	await wiped;
	await made.loop.stop();
	expect(made.asked).toEqual(['/api/v1/me']);
});
