import {
	AccountError,
	type AccountStore,
	type AppPasswordRecord,
	type DeviceRecord,
	type SessionRecord,
	type ToldReport,
	type UserRecord
} from '../../auth/port.ts';
import { inPromise } from '../in-promise.ts';

/** Accounts that end with the process: for tests and throw-away databases. */
export function createMemoryAccountStore(): AccountStore {
	const users = new Map<string, UserRecord>();
	const sessions = new Map<string, SessionRecord>();
	return {
		users: usersIn(users),
		sessions: sessionsIn(users, sessions),
		devices: devicesIn(users, sessions),
		appPasswords: appPasswordsIn(users)
	};
}

type Users = ReadonlyMap<string, UserRecord>;

function usersIn(users: Map<string, UserRecord>): AccountStore['users'] {
	const find = (login: string): UserRecord | null =>
		[...users.values()].find((user) => user.login === login) ?? null;
	return {
		byLogin: (login) => inPromise(() => find(login)),
		byUid: (uid) => inPromise(() => users.get(uid) ?? null),
		list: () => inPromise(() => [...users.values()].sort((a, b) => byText(a.login, b.login))),
		put: (user) =>
			inPromise(() => {
				const holder = find(user.login);
				if (holder !== null && holder.uid !== user.uid) {
					throw new AccountError('login-taken', `the login "${user.login}" is taken`);
				}
				users.set(user.uid, user);
			})
	};
}

function sessionsIn(users: Users, sessions: Map<string, SessionRecord>): AccountStore['sessions'] {
	const deleteWhere = (matches: (session: SessionRecord) => boolean): Promise<void> =>
		inPromise(() => {
			for (const [hash, session] of sessions) if (matches(session)) sessions.delete(hash);
		});
	return {
		put: (session) =>
			inPromise(() => {
				requireUser(users, session.uid);
				sessions.set(session.tokenHash, session);
			}),
		byTokenHash: (hash) => inPromise(() => sessions.get(hash) ?? null),
		ofUser: (uid) =>
			inPromise(() => [...sessions.values()].filter((session) => session.uid === uid)),
		touch: (hash, lastSeen) =>
			inPromise(() => {
				const session = sessions.get(hash);
				if (session !== undefined) sessions.set(hash, { ...session, lastSeen });
			}),
		delete: (hash) => deleteWhere((session) => session.tokenHash === hash),
		deleteOfUser: (uid) => deleteWhere((session) => session.uid === uid),
		deleteOfDevice: (deviceId) => deleteWhere((session) => session.deviceId === deviceId),
		deleteStale: (before) =>
			deleteWhere(
				(session) => session.createdAt < before.createdAt || session.lastSeen < before.lastSeen
			)
	};
}

function devicesIn(
	users: Users,
	sessions: ReadonlyMap<string, SessionRecord>
): AccountStore['devices'] {
	const devices = new Map<string, DeviceRecord>();
	const reports = new Map<string, ToldReport>();
	return {
		put: (device) =>
			inPromise(() => {
				requireUser(users, device.uid);
				devices.set(device.id, device);
			}),
		byId: (id) => inPromise(() => devices.get(id) ?? null),
		ofUser: (uid) => inPromise(() => oldestFirst(devices, uid)),
		tell: (id, report) => inPromise(() => void reports.set(id, report)),
		report: (id) => inPromise(() => reports.get(id) ?? null),
		contacts: () =>
			inPromise(() =>
				[...devices.values()]
					.filter(({ revoked }) => !revoked)
					.sort((a, b) => byText(a.id, b.id))
					.map(({ id, uid, lastSeen }) => {
						const own = [...sessions.values()].filter(({ deviceId }) => deviceId === id);
						const seen = [lastSeen, ...own.map((session) => session.lastSeen)];
						return { id, uid, lastContact: Math.max(...seen) };
					})
			)
	};
}

function appPasswordsIn(users: Users): AccountStore['appPasswords'] {
	const records = new Map<string, AppPasswordRecord>();
	return {
		put: (record) =>
			inPromise(() => {
				requireUser(users, record.uid);
				records.set(record.hash, record);
			}),
		byHash: (hash) => inPromise(() => records.get(hash) ?? null),
		ofUser: (uid) => inPromise(() => oldestFirst(records, uid)),
		delete: (hash) => inPromise(() => void records.delete(hash))
	};
}

function requireUser(users: Users, uid: string): void {
	if (!users.has(uid)) throw new AccountError('no-such-user', `there is no user ${uid}`);
}

function oldestFirst<T extends { readonly uid: string; readonly createdAt: number }>(
	records: ReadonlyMap<string, T>,
	uid: string
): readonly T[] {
	return [...records.entries()]
		.filter(([, record]) => record.uid === uid)
		.sort(([idA, a], [idB, b]) => a.createdAt - b.createdAt || byText(idA, idB))
		.map(([, record]) => record);
}

function byText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
