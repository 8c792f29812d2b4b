import * as z from 'zod';
import { deviceReport } from '#domain/wire/devices.ts';
import {
	AccountError,
	type AccountStore,
	type AppPasswordRecord,
	type DeviceRecord,
	type SessionRecord,
	type ToldReport,
	type UserRecord
} from '../../auth/port.ts';
import type { CouchDatabase } from './couch-database.ts';
import { KindOfRecord } from './kind-of-record.ts';

const slugs = z.array(z.string());
const user: z.ZodType<UserRecord> = z.object({
	uid: z.string(),
	login: z.string(),
	name: z.string(),
	passwordHash: z.string(),
	roles: slugs,
	teams: slugs,
	territories: slugs,
	disabled: z.boolean(),
	createdAt: z.number()
});
const session: z.ZodType<SessionRecord> = z.object({
	tokenHash: z.string(),
	uid: z.string(),
	deviceId: z.string(),
	createdAt: z.number(),
	lastSeen: z.number()
});
const device: z.ZodType<DeviceRecord> = z.object({
	id: z.string(),
	uid: z.string(),
	name: z.string(),
	createdAt: z.number(),
	lastSeen: z.number(),
	wipe: z.boolean(),
	revoked: z.boolean()
});
const toldReport: z.ZodType<ToldReport> = z.object({ ...deviceReport.shape, at: z.number() });
const appPassword: z.ZodType<AppPasswordRecord> = z.object({
	hash: z.string(),
	uid: z.string(),
	deviceId: z.string(),
	label: z.string(),
	createdAt: z.number()
});
/** Makes a login one user's: CouchDB keeps nothing unique but a document's id. */
const login = z.object({ uid: z.string() });

const INDEXES = [
	['kind', 'uid'],
	['kind', 'deviceId'],
	['kind', 'createdAt'],
	['kind', 'lastSeen']
] as const;

/**
 * Accounts as documents of a database of their own. Asked of CouchDB with every request, and never
 * remembered: what an administrator revokes at one gateway ends at all of them at once.
 */
export async function openCouchAccounts(accounts: CouchDatabase): Promise<AccountStore> {
	for (const fields of INDEXES) await accounts.ensureIndex(fields);
	const kinds = {
		users: new KindOfRecord(accounts, 'user', user),
		logins: new KindOfRecord(accounts, 'login', login),
		sessions: new KindOfRecord(accounts, 'session', session),
		devices: new KindOfRecord(accounts, 'device', device),
		reports: new KindOfRecord(accounts, 'device-report', toldReport),
		appPasswords: new KindOfRecord(accounts, 'app-password', appPassword)
	};
	return {
		users: usersIn(kinds),
		sessions: sessionsIn(kinds),
		devices: devicesIn(kinds),
		appPasswords: appPasswordsIn(kinds)
	};
}

interface Kinds {
	readonly users: KindOfRecord<UserRecord>;
	readonly logins: KindOfRecord<{ readonly uid: string }>;
	readonly sessions: KindOfRecord<SessionRecord>;
	readonly devices: KindOfRecord<DeviceRecord>;
	readonly reports: KindOfRecord<ToldReport>;
	readonly appPasswords: KindOfRecord<AppPasswordRecord>;
}

function usersIn({ users, logins }: Kinds): AccountStore['users'] {
	const byLogin = async (name: string): Promise<UserRecord | null> => {
		const holder = await logins.get(name);
		const found = holder === null ? null : await users.get(holder.uid);
		// A login that was reserved by a command that was killed is nobody's.
		return found?.login === name ? found : null;
	};
	/** @param holder as it was read: nobody's, if its user is not there or has another login */
	const reserve = async ({ uid, login }: UserRecord, holder: string): Promise<void> => {
		const isHeld = async () => holder !== uid && (await users.get(holder))?.login === login;
		if (await isHeld()) throw loginTaken(login);
		await logins.change(login, (now) => {
			if (now !== null && now.uid !== holder && now.uid !== uid) throw loginTaken(login);
			return { uid };
		});
		// Its holder may have been on the way, and is first then.
		if (!(await isHeld())) return;
		await logins.change(login, () => ({ uid: holder }));
		throw loginTaken(login);
	};
	return {
		byLogin,
		byUid: (uid) => users.get(uid),
		list: async () => (await users.all()).toSorted((a, b) => byText(a.login, b.login)),
		put: async (record) => {
			const former = await users.get(record.uid);
			const reserved = (await logins.get(record.login))?.uid ?? record.uid;
			await reserve(record, reserved);
			await users.change(record.uid, () => record);
			// Another may have reserved it meanwhile: whoever did so last has it.
			if ((await logins.get(record.login))?.uid !== record.uid) {
				await (former === null ? users.delete(record.uid) : users.change(record.uid, () => former));
				throw loginTaken(record.login);
			}
			if (former !== null && former.login !== record.login) await logins.delete(former.login);
		}
	};
}

function sessionsIn({ users, sessions }: Kinds): AccountStore['sessions'] {
	return {
		put: async (record) => {
			await requireUser(users, record.uid);
			await sessions.change(record.tokenHash, () => record);
		},
		byTokenHash: (hash) => sessions.get(hash),
		ofUser: async (uid) => oldestFirst(await sessions.where({ uid }), ({ tokenHash }) => tokenHash),
		touch: (hash, lastSeen) =>
			sessions.change(hash, (former) => (former === null ? null : { ...former, lastSeen })),
		delete: (hash) => sessions.delete(hash),
		deleteOfUser: (uid) => sessions.deleteWhere({ uid }),
		deleteOfDevice: (deviceId) => sessions.deleteWhere({ deviceId }),
		deleteStale: async (before) => {
			await sessions.deleteWhere({ createdAt: { $lt: before.createdAt } });
			await sessions.deleteWhere({ lastSeen: { $lt: before.lastSeen } });
		}
	};
}

function devicesIn({ users, devices, reports, sessions }: Kinds): AccountStore['devices'] {
	return {
		tell: (id, told) => reports.change(id, () => told),
		report: (id) => reports.get(id),
		put: async (record) => {
			await requireUser(users, record.uid);
			await devices.change(record.id, () => record);
		},
		byId: (id) => devices.get(id),
		ofUser: async (uid) => oldestFirst(await devices.where({ uid }), ({ id }) => id),
		contacts: async () => {
			const lastSeen = new Map<string, number>();
			for (const each of await sessions.all()) {
				lastSeen.set(each.deviceId, Math.max(each.lastSeen, lastSeen.get(each.deviceId) ?? 0));
			}
			const known = (await devices.all()).filter(({ revoked }) => !revoked);
			return known
				.map(({ id, uid, lastSeen: signedIn }) => {
					return { id, uid, lastContact: Math.max(signedIn, lastSeen.get(id) ?? 0) };
				})
				.toSorted((a, b) => byText(a.id, b.id));
		}
	};
}

function appPasswordsIn({ users, appPasswords }: Kinds): AccountStore['appPasswords'] {
	return {
		put: async (record) => {
			await requireUser(users, record.uid);
			await appPasswords.change(record.hash, () => record);
		},
		byHash: (hash) => appPasswords.get(hash),
		ofUser: async (uid) => oldestFirst(await appPasswords.where({ uid }), ({ hash }) => hash),
		delete: (hash) => appPasswords.delete(hash)
	};
}

async function requireUser(users: KindOfRecord<UserRecord>, uid: string): Promise<void> {
	if ((await users.get(uid)) === null) {
		throw new AccountError('no-such-user', `there is no user ${uid}`);
	}
}

function loginTaken(name: string): AccountError {
	return new AccountError('login-taken', `the login "${name}" is taken`);
}

function oldestFirst<T extends { readonly createdAt: number }>(
	records: readonly T[],
	key: (record: T) => string
): readonly T[] {
	return records.toSorted((a, b) => a.createdAt - b.createdAt || byText(key(a), key(b)));
}

function byText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
