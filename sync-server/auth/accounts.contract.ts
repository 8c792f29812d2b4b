import { beforeEach, describe, expect, test } from 'vitest';
import type { AccountStore, DeviceRecord, SessionRecord, UserRecord } from './port.ts';

/** What every account store does. Each adapter runs it on a fresh, empty store per test. */
export function accountStoreContract(
	name: string,
	open: () => AccountStore | Promise<AccountStore>
): void {
	describe(`${name} keeps accounts`, () => {
		let store: AccountStore;
		beforeEach(async () => {
			store = await open();
			await store.users.put(ana);
		});

		test('a user is found by login and by uid, whole', async () => {
			expect(await store.users.byLogin('ana')).toEqual(ana);
			expect(await store.users.byUid(ana.uid)).toEqual(ana);
			expect(await store.users.byLogin('ANA')).toBeNull();
			expect(await store.users.byUid('nobody')).toBeNull();
		});

		test('users are listed by login', async () => {
			await store.users.put(luis);
			await store.users.put({ ...luis, uid: 'u3', login: 'abel' });
			const logins = (await store.users.list()).map((user) => user.login);
			expect(logins).toEqual(['abel', 'ana', 'luis']);
		});

		test('replacing a user keeps their sessions, devices and application passwords', async () => {
			await store.sessions.put(session);
			await store.devices.put(phone);
			await store.appPasswords.put(appPassword);
			const renamed = { ...ana, login: 'ana.ruiz', disabled: true, roles: [] };
			await store.users.put(renamed);
			expect(await store.users.byUid(ana.uid)).toEqual(renamed);
			expect(await store.sessions.byTokenHash(session.tokenHash)).toEqual(session);
			expect(await store.devices.ofUser(ana.uid)).toEqual([phone]);
			expect(await store.appPasswords.ofUser(ana.uid)).toEqual([appPassword]);
		});

		test('a login belongs to one user', async () => {
			await store.users.put(luis);
			await expect(store.users.put({ ...luis, login: 'ana' })).rejects.toMatchObject({
				name: 'AccountError',
				code: 'login-taken'
			});
			expect(await store.users.byUid(luis.uid)).toEqual(luis);
		});

		test('nothing is kept for a user who does not exist', async () => {
			const unknown = { name: 'AccountError', code: 'no-such-user' };
			const uid = 'nobody';
			await expect(store.sessions.put({ ...session, uid })).rejects.toMatchObject(unknown);
			await expect(store.devices.put({ ...phone, uid })).rejects.toMatchObject(unknown);
			await expect(store.appPasswords.put({ ...appPassword, uid })).rejects.toMatchObject(unknown);
		});

		test('a session is touched and deleted by its hash', async () => {
			await store.sessions.put(session);
			await store.sessions.touch(session.tokenHash, 900);
			expect(await store.sessions.byTokenHash(session.tokenHash)).toEqual({
				...session,
				lastSeen: 900
			});
			await store.sessions.touch('unknown', 900);
			await store.sessions.delete(session.tokenHash);
			expect(await store.sessions.byTokenHash(session.tokenHash)).toBeNull();
			await store.sessions.delete(session.tokenHash);
		});

		test('sessions end by user and by device, and no others with them', async () => {
			await store.users.put(luis);
			const elsewhere = { ...session, tokenHash: 'h2', deviceId: 'd2' };
			const ofLuis = { ...session, tokenHash: 'h3', deviceId: 'd3', uid: luis.uid };
			for (const each of [session, elsewhere, ofLuis]) await store.sessions.put(each);
			await store.sessions.deleteOfDevice(session.deviceId);
			expect(await remaining(store)).toEqual(['h2', 'h3']);
			await store.sessions.deleteOfUser(ana.uid);
			expect(await remaining(store)).toEqual(['h3']);
		});

		test('sessions that are too old or too long unused are swept away', async () => {
			const sessions = [
				{ ...session, tokenHash: 'h1', createdAt: 99, lastSeen: 500 },
				{ ...session, tokenHash: 'h2', createdAt: 100, lastSeen: 199 },
				{ ...session, tokenHash: 'h3', createdAt: 100, lastSeen: 200 }
			];
			for (const each of sessions) await store.sessions.put(each);
			await store.sessions.deleteStale({ createdAt: 100, lastSeen: 200 });
			expect(await remaining(store)).toEqual(['h3']);
		});

		test('devices are replaced by id and listed per user, oldest first', async () => {
			await store.users.put(luis);
			await store.devices.put(phone);
			await store.devices.put({ ...phone, id: 'd0', createdAt: 5 });
			await store.devices.put({ ...phone, id: 'd9', uid: luis.uid });
			await store.devices.put({ ...phone, wipe: true, revoked: true, lastSeen: 77 });
			const devices = await store.devices.ofUser(ana.uid);
			expect(devices.map((device) => device.id)).toEqual(['d0', 'd1']);
			expect(await store.devices.byId('d1')).toEqual({
				...phone,
				wipe: true,
				revoked: true,
				lastSeen: 77
			});
			expect(await store.devices.byId('d2')).toBeNull();
		});

		test('a device was last heard of by its session or at its sign-in; a revoked one is left out', async () => {
			await store.devices.put(phone);
			await store.devices.put({ ...phone, id: 'd2', lastSeen: 40 });
			await store.devices.put({ ...phone, id: 'd3', revoked: true });
			await store.sessions.put({ ...session, lastSeen: 90 });
			expect(await store.devices.contacts()).toEqual([
				{ id: 'd1', uid: ana.uid, lastContact: 90 },
				{ id: 'd2', uid: ana.uid, lastContact: 40 }
			]);
		});

		test('what a device said last of itself is kept, and outlives a new sign-in', async () => {
			const told = { pending: 3, oldest: 7, refused: 0, version: '1', battery: 0.4, at: 9 };
			expect(await store.devices.report('d1')).toBeNull();
			await store.devices.tell('d1', told);
			await store.devices.tell('d1', { ...told, pending: 0, oldest: null, battery: null });
			await store.devices.put(phone);
			expect(await store.devices.report('d1')).toEqual({
				...told,
				pending: 0,
				oldest: null,
				battery: null
			});
		});

		test('an application password is found by its hash until it is deleted', async () => {
			await store.appPasswords.put(appPassword);
			await store.appPasswords.put({ ...appPassword, hash: 'p0', createdAt: 5 });
			expect(await store.appPasswords.byHash('p1')).toEqual(appPassword);
			const hashes = (await store.appPasswords.ofUser(ana.uid)).map((record) => record.hash);
			expect(hashes).toEqual(['p0', 'p1']);
			await store.appPasswords.delete('p1');
			expect(await store.appPasswords.byHash('p1')).toBeNull();
		});
	});
}

async function remaining(store: AccountStore): Promise<string[]> {
	const found = await Promise.all(['h1', 'h2', 'h3'].map((h) => store.sessions.byTokenHash(h)));
	return found.flatMap((session) => session?.tokenHash ?? []);
}

const ana: UserRecord = {
	uid: 'u1',
	login: 'ana',
	name: 'Ana Ruiz',
	passwordHash: '$argon2id$…',
	roles: ['rep'],
	teams: ['calle'],
	territories: ['norte', 'sur'],
	disabled: false,
	createdAt: 10
};
const luis: UserRecord = { ...ana, uid: 'u2', login: 'luis', name: 'Luis Gil', teams: [] };
const session: SessionRecord = {
	tokenHash: 'h1',
	uid: ana.uid,
	deviceId: 'd1',
	createdAt: 20,
	lastSeen: 30
};
const phone: DeviceRecord = {
	id: 'd1',
	uid: ana.uid,
	name: 'Ana’s phone',
	createdAt: 20,
	lastSeen: 30,
	wipe: false,
	revoked: false
};
const appPassword = { hash: 'p1', uid: ana.uid, deviceId: 'd1', label: 'a script', createdAt: 20 };
