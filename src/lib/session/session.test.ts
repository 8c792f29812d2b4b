import { beforeEach, describe, expect, test } from 'vitest';
import type { Me, SignInRequest } from '#domain/wire/me.ts';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import type { LocalData, OnlyHere } from './local-data.ts';
import { mintDevice } from './mint-device.ts';
import { createProfileStore, type ProfileStore } from './profile-store.ts';
import type { Profile } from './profile.ts';
import type { SignInAnswer } from './session-server.ts';
import { Session } from './session.svelte.ts';

const NOTHING: OnlyHere = { toSend: 0, refused: 0, drafts: 0 };

function meFor(login: string, device: string): Me {
	return {
		uid: `uid-${login}`,
		login,
		name: login,
		device,
		roles: [],
		teams: [],
		territories: [],
		database: 'ficha',
		epoch: 'e',
		serverTime: 0,
		wipe: false
	};
}

/** What was done to whose databases, in order. */
let done: string[];
let onlyHere: OnlyHere;
let asked: SignInRequest[];
let refusesToErase: Error | null;
let answer: (request: SignInRequest) => SignInAnswer;
let profiles: ProfileStore;

const data: LocalData = {
	open: ({ uid }: Profile) => Promise.resolve(void done.push(`open ${uid}`)),
	onlyHere: () => Promise.resolve(onlyHere),
	close: ({ uid }) => Promise.resolve(void done.push(`close ${uid}`)),
	destroy: ({ uid }) => {
		if (refusesToErase !== null) return Promise.reject(refusesToErase);
		return Promise.resolve(void done.push(`destroy ${uid}`));
	}
};

/** The app as it opens: the same browser each time. */
function openApp(): Session {
	return new Session({
		server: {
			signIn: (request) => {
				asked.push(request);
				return Promise.resolve(answer(request));
			},
			signOut: () => Promise.resolve(void done.push('sign out'))
		},
		profiles,
		data,
		deviceName: 'Safari · iPhone'
	});
}

beforeEach(() => {
	done = [];
	asked = [];
	onlyHere = NOTHING;
	refusesToErase = null;
	profiles = createProfileStore(createMemorySideStore(), () => mintDevice(Math.random));
	answer = ({ login, device }) => ({ outcome: 'signed-in', me: meFor(login, device.id) });
});

const ana = { login: 'ana', password: 'secret' };

describe('opening the app', () => {
	test('nobody is here the first time', async () => {
		const session = openApp();
		expect(session.state).toBe('starting');
		await session.start();
		expect(session.state).toBe('signedOut');
	});

	test('whoever was here last is here again, without asking the server', async () => {
		await openApp().signIn(ana);
		const session = openApp();
		asked = [];
		await session.start();
		expect(session.state).toBe('signedIn');
		expect(session.profile?.uid).toBe('uid-ana');
		expect(asked).toEqual([]);
	});

	test('a browser that refuses its storage is told apart from nobody being here, and can be tried again', async () => {
		await openApp().signIn(ana);
		const refused = new Error('denied');
		const allowing = profiles;
		let refusing = true;
		profiles = {
			...allowing,
			read: () => (refusing ? Promise.reject(refused) : allowing.read())
		};
		const session = openApp();
		await session.start();
		expect(session.state).toBe('failed');
		expect(session.failure).toBe(refused);
		refusing = false;
		await session.start();
		expect(session.state).toBe('signedIn');
	});
});

describe('signing in', () => {
	test('names the device that the local database has, the same each time', async () => {
		await openApp().signIn(ana);
		await openApp().signIn({ login: ' Ana ', password: 'secret' });
		const [first, second] = asked.map(({ device }) => device.id);
		expect(first).toMatch(/^d[0-9a-z]{15}$/);
		expect(second).toBe(first);
	});

	test.each<SignInAnswer>([
		{ outcome: 'refused' },
		{ outcome: 'offline' },
		{ outcome: 'blocked' },
		{ outcome: 'slow-down', retryAfterSeconds: 30 },
		{ outcome: 'device-refused', reason: 'revoked' }
	])('that fails as $outcome changes nothing', async (failure) => {
		answer = () => failure;
		const session = openApp();
		await session.start();
		expect(await session.signIn(ana)).toEqual(failure);
		expect(session.state).toBe('signedOut');
		expect(done).toEqual([]);
		expect(asked).toHaveLength(1);
	});

	test('with a login that belongs to someone else now takes another device', async () => {
		const bound = await profiles.deviceOf('ana');
		answer = ({ login, device }) =>
			device.id === bound
				? { outcome: 'device-refused', reason: 'bound-to-another' }
				: { outcome: 'signed-in', me: meFor(login, device.id) };
		expect((await openApp().signIn(ana)).outcome).toBe('signed-in');
		expect(asked).toHaveLength(2);
	});

	test('as someone else takes another database and another device, and nothing of the former stays', async () => {
		const session = openApp();
		await session.signIn(ana);
		await session.signIn({ login: 'luis', password: 'secret' });
		expect(done).toEqual(['open uid-ana', 'destroy uid-ana', 'open uid-luis']);
		expect(asked[0]?.device.id).not.toBe(asked[1]?.device.id);
		expect(session.profile?.uid).toBe('uid-luis');
	});

	test('as someone else keeps, closed, what the former has not sent', async () => {
		const session = openApp();
		await session.signIn(ana);
		onlyHere = { ...NOTHING, toSend: 2 };
		await session.signIn({ login: 'luis', password: 'secret' });
		expect(done).toEqual(['open uid-ana', 'close uid-ana', 'open uid-luis']);
		onlyHere = NOTHING;
		await session.signIn(ana);
		expect(asked[2]?.device.id).toBe(asked[0]?.device.id);
	});
});

describe('signing out', () => {
	test('leaves nothing on the device, and the next one is another device', async () => {
		const session = openApp();
		await session.signIn(ana);
		expect(await session.signOut()).toEqual({ outcome: 'signed-out' });
		expect(done).toEqual(['open uid-ana', 'sign out', 'destroy uid-ana']);
		expect(await profiles.read()).toBeNull();
		await session.signIn(ana);
		expect(asked[1]?.device.id).not.toBe(asked[0]?.device.id);
	});

	test('ends the session at the server even when the browser does not let go of the data', async () => {
		const session = openApp();
		await session.signIn(ana);
		refusesToErase = new Error('denied');
		await expect(session.signOut()).rejects.toBe(refusesToErase);
		expect(done).toContain('sign out');
		expect(session.state).toBe('signedOut');
	});

	test.each(['the next start', 'the next one who signs in'])(
		'that was cut short is finished by %s',
		async (who) => {
			const session = openApp();
			await session.signIn(ana);
			refusesToErase = new Error('the browser was killed');
			await session.signOut().catch(() => undefined);
			refusesToErase = null;
			done = [];
			if (who === 'the next start') await openApp().start();
			else await openApp().signIn({ login: 'luis', password: 'secret' });
			await expect.poll(() => done).toContain('destroy uid-ana');
			await expect.poll(() => profiles.toErase()).toEqual([]);
		}
	);

	test('that was cut short never erases what its owner has opened again since', async () => {
		const session = openApp();
		await session.signIn(ana);
		refusesToErase = new Error('denied');
		await session.signOut().catch(() => undefined);
		expect((await openApp().signIn(ana)).outcome).toBe('signed-in');
		refusesToErase = null;
		await openApp().start();
		expect(await profiles.toErase()).toEqual([]);
		expect(done.at(-1)).toBe('open uid-ana');
	});

	test('is refused while anything is only here', async () => {
		const session = openApp();
		await session.signIn(ana);
		onlyHere = { toSend: 3, refused: 0, drafts: 1 };
		expect(await session.signOut()).toEqual({ outcome: 'pending', ...onlyHere });
		expect(session.state).toBe('signedIn');
		expect(done).toEqual(['open uid-ana']);
	});

	test('may give up drafts and refused edits, never what waits to be sent', async () => {
		const session = openApp();
		await session.signIn(ana);
		onlyHere = { toSend: 1, refused: 1, drafts: 1 };
		expect((await session.signOut('drafts-and-refused')).outcome).toBe('pending');
		onlyHere = { toSend: 0, refused: 1, drafts: 1 };
		expect((await session.signOut('drafts-and-refused')).outcome).toBe('signed-out');
	});

	test('may leave what is only here behind, closed, for the same person to come back to', async () => {
		const session = openApp();
		await session.signIn(ana);
		onlyHere = { toSend: 3, refused: 0, drafts: 1 };
		await session.leaveWork();
		expect(session.state).toBe('signedOut');
		expect(done).toEqual(['open uid-ana', 'sign out', 'close uid-ana']);
		expect(await profiles.read()).toBeNull();
		await session.signIn(ana);
		expect(asked[1]?.device.id).toBe(asked[0]?.device.id);
	});

	test('in another window is seen in this one', async () => {
		const session = openApp();
		await session.signIn(ana);
		session.left(session.profile?.device ?? '');
		expect(session.state).toBe('signedOut');
	});
});

test('a device that is wiped destroys all, sent or not', async () => {
	const session = openApp();
	await session.signIn(ana);
	onlyHere = { ...NOTHING, toSend: 3 };
	await session.wipe();
	expect(done).toContain('destroy uid-ana');
	expect(session.state).toBe('signedOut');
});
