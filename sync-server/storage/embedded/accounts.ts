import SQLite from 'better-sqlite3';
import * as z from 'zod';
import { deviceReport } from '#domain/wire/devices.ts';
import { AccountError, type AccountStore } from '../../auth/port.ts';
import { inPromise } from '../in-promise.ts';
import type { EmbeddedDatabase } from './open-database.ts';

/**
 * Accounts in tables of the one SQLite file. Read afresh with every request: the command line changes
 * them from another process, and a revoked device must be revoked now.
 *
 * @param database opened by `openDatabase`, with foreign keys on
 */
export function createAccountStore(database: EmbeddedDatabase): AccountStore {
	database.exec(SCHEMA);
	return {
		users: usersIn(database),
		sessions: sessionsIn(database),
		devices: devicesIn(database),
		appPasswords: appPasswordsIn(database)
	};
}

const SCHEMA = `
	CREATE TABLE IF NOT EXISTS account_user (
		uid TEXT PRIMARY KEY,
		login TEXT NOT NULL UNIQUE,
		name TEXT NOT NULL,
		passwordHash TEXT NOT NULL,
		roles TEXT NOT NULL,
		teams TEXT NOT NULL,
		territories TEXT NOT NULL,
		disabled INTEGER NOT NULL,
		createdAt INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE TABLE IF NOT EXISTS account_session (
		tokenHash TEXT PRIMARY KEY,
		uid TEXT NOT NULL REFERENCES account_user ON DELETE CASCADE,
		deviceId TEXT NOT NULL,
		createdAt INTEGER NOT NULL,
		lastSeen INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE INDEX IF NOT EXISTS account_session_uid ON account_session (uid);
	CREATE INDEX IF NOT EXISTS account_session_device ON account_session (deviceId);
	CREATE TABLE IF NOT EXISTS account_device (
		id TEXT PRIMARY KEY,
		uid TEXT NOT NULL REFERENCES account_user ON DELETE CASCADE,
		name TEXT NOT NULL,
		createdAt INTEGER NOT NULL,
		lastSeen INTEGER NOT NULL,
		wipe INTEGER NOT NULL,
		revoked INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE INDEX IF NOT EXISTS account_device_uid ON account_device (uid);
	CREATE TABLE IF NOT EXISTS account_device_report (
		deviceId TEXT PRIMARY KEY,
		report TEXT NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE TABLE IF NOT EXISTS account_app_password (
		hash TEXT PRIMARY KEY,
		uid TEXT NOT NULL REFERENCES account_user ON DELETE CASCADE,
		deviceId TEXT NOT NULL,
		label TEXT NOT NULL,
		createdAt INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE INDEX IF NOT EXISTS account_app_password_uid ON account_app_password (uid);
`;

/** Made once: these are read with every request, and a schema takes far longer to make than to use. */
function rowsOf<Row extends z.ZodType>(row: Row) {
	const [one, all] = [row.nullable(), row.array()];
	return {
		one: (found: unknown) => one.parse(found ?? null),
		all: (found: readonly unknown[]) => all.parse(found)
	};
}

const flag = z.number().transform((value) => value === 1);
const strings = z.array(z.string());
const slugs = z.string().transform((text) => strings.parse(JSON.parse(text)));

const userRows = rowsOf(
	z.object({
		uid: z.string(),
		login: z.string(),
		name: z.string(),
		passwordHash: z.string(),
		roles: slugs,
		teams: slugs,
		territories: slugs,
		disabled: flag,
		createdAt: z.number()
	})
);

const sessionRows = rowsOf(
	z.object({
		tokenHash: z.string(),
		uid: z.string(),
		deviceId: z.string(),
		createdAt: z.number(),
		lastSeen: z.number()
	})
);

const deviceRows = rowsOf(
	z.object({
		id: z.string(),
		uid: z.string(),
		name: z.string(),
		createdAt: z.number(),
		lastSeen: z.number(),
		wipe: flag,
		revoked: flag
	})
);

const contactRows = rowsOf(z.object({ id: z.string(), uid: z.string(), lastContact: z.number() }));

const told = z.object({ ...deviceReport.shape, at: z.number() });
/** What can't be read any more is told anew soon. */
const reportRows = rowsOf(
	z.object({
		report: z.string().transform((text) => told.safeParse(JSON.parse(text)).data ?? null)
	})
);

const appPasswordRows = rowsOf(
	z.object({
		hash: z.string(),
		uid: z.string(),
		deviceId: z.string(),
		label: z.string(),
		createdAt: z.number()
	})
);

function usersIn(database: EmbeddedDatabase): AccountStore['users'] {
	const byLogin = database.prepare('SELECT * FROM account_user WHERE login = ?');
	const byUid = database.prepare('SELECT * FROM account_user WHERE uid = ?');
	const list = database.prepare('SELECT * FROM account_user ORDER BY login');
	// Not INSERT OR REPLACE: that deletes the row first, and with it the user's sessions and devices.
	const put = database.prepare(`
		INSERT INTO account_user
		VALUES ($uid, $login, $name, $passwordHash, $roles, $teams, $territories, $disabled, $createdAt)
		ON CONFLICT (uid) DO UPDATE SET login = $login, name = $name, passwordHash = $passwordHash,
			roles = $roles, teams = $teams, territories = $territories, disabled = $disabled`);
	return {
		byLogin: (login) => inPromise(() => userRows.one(byLogin.get(login))),
		byUid: (uid) => inPromise(() => userRows.one(byUid.get(uid))),
		list: () => inPromise(() => userRows.all(list.all())),
		put: (user) =>
			inPromise(() => {
				const row = {
					...user,
					roles: JSON.stringify(user.roles),
					teams: JSON.stringify(user.teams),
					territories: JSON.stringify(user.territories),
					disabled: Number(user.disabled)
				};
				explaining('SQLITE_CONSTRAINT_UNIQUE', loginTaken(user.login), () => put.run(row));
			})
	};
}

function sessionsIn(database: EmbeddedDatabase): AccountStore['sessions'] {
	const byTokenHash = database.prepare('SELECT * FROM account_session WHERE tokenHash = ?');
	const put = database.prepare(`
		INSERT OR REPLACE INTO account_session
		VALUES ($tokenHash, $uid, $deviceId, $createdAt, $lastSeen)`);
	const ofUser = database.prepare('SELECT * FROM account_session WHERE uid = ? ORDER BY createdAt');
	const touch = database.prepare('UPDATE account_session SET lastSeen = ? WHERE tokenHash = ?');
	const deleteOne = database.prepare('DELETE FROM account_session WHERE tokenHash = ?');
	const deleteOfUser = database.prepare('DELETE FROM account_session WHERE uid = ?');
	const deleteOfDevice = database.prepare('DELETE FROM account_session WHERE deviceId = ?');
	const deleteStale = database.prepare(`
		DELETE FROM account_session WHERE createdAt < $createdAt OR lastSeen < $lastSeen`);
	return {
		put: (session) => inPromise(() => ofKnownUser(session.uid, () => put.run(session))),
		byTokenHash: (hash) => inPromise(() => sessionRows.one(byTokenHash.get(hash))),
		ofUser: (uid) => inPromise(() => sessionRows.all(ofUser.all(uid))),
		touch: (hash, lastSeen) => inPromise(() => void touch.run(lastSeen, hash)),
		delete: (hash) => inPromise(() => void deleteOne.run(hash)),
		deleteOfUser: (uid) => inPromise(() => void deleteOfUser.run(uid)),
		deleteOfDevice: (deviceId) => inPromise(() => void deleteOfDevice.run(deviceId)),
		deleteStale: (before) => inPromise(() => void deleteStale.run(before))
	};
}

function devicesIn(database: EmbeddedDatabase): AccountStore['devices'] {
	const byId = database.prepare('SELECT * FROM account_device WHERE id = ?');
	const ofUser = database.prepare(
		'SELECT * FROM account_device WHERE uid = ? ORDER BY createdAt, id'
	);
	const put = database.prepare(`
		INSERT OR REPLACE INTO account_device
		VALUES ($id, $uid, $name, $createdAt, $lastSeen, $wipe, $revoked)`);
	const contacts = database.prepare(`
		SELECT id, uid, max(lastSeen, coalesce(
			(SELECT max(lastSeen) FROM account_session WHERE deviceId = account_device.id), 0
		)) AS lastContact
		FROM account_device WHERE revoked = 0 ORDER BY id`);
	const tell = database.prepare('INSERT OR REPLACE INTO account_device_report VALUES (?, ?)');
	const report = database.prepare('SELECT report FROM account_device_report WHERE deviceId = ?');
	return {
		tell: (id, said) => inPromise(() => void tell.run(id, JSON.stringify(said))),
		report: (id) => inPromise(() => reportRows.one(report.get(id))?.report ?? null),
		contacts: () => inPromise(() => contactRows.all(contacts.all())),
		put: (device) =>
			inPromise(() => {
				const row = { ...device, wipe: Number(device.wipe), revoked: Number(device.revoked) };
				ofKnownUser(device.uid, () => put.run(row));
			}),
		byId: (id) => inPromise(() => deviceRows.one(byId.get(id))),
		ofUser: (uid) => inPromise(() => deviceRows.all(ofUser.all(uid)))
	};
}

function appPasswordsIn(database: EmbeddedDatabase): AccountStore['appPasswords'] {
	const byHash = database.prepare('SELECT * FROM account_app_password WHERE hash = ?');
	const ofUser = database.prepare(
		'SELECT * FROM account_app_password WHERE uid = ? ORDER BY createdAt, hash'
	);
	const put = database.prepare(`
		INSERT OR REPLACE INTO account_app_password
		VALUES ($hash, $uid, $deviceId, $label, $createdAt)`);
	const deleteOne = database.prepare('DELETE FROM account_app_password WHERE hash = ?');
	return {
		put: (record) => inPromise(() => ofKnownUser(record.uid, () => put.run(record))),
		byHash: (hash) => inPromise(() => appPasswordRows.one(byHash.get(hash))),
		ofUser: (uid) => inPromise(() => appPasswordRows.all(ofUser.all(uid))),
		delete: (hash) => inPromise(() => void deleteOne.run(hash))
	};
}

function ofKnownUser(uid: string, write: () => void): void {
	const missing = new AccountError('no-such-user', `there is no user ${uid}`);
	explaining('SQLITE_CONSTRAINT_FOREIGNKEY', missing, write);
}

function loginTaken(login: string): AccountError {
	return new AccountError('login-taken', `the login "${login}" is taken`);
}

/** Turns a constraint that can be expected to fail into the port's own error. */
function explaining(code: string, meaning: AccountError, write: () => void): void {
	try {
		write();
	} catch (error) {
		throw error instanceof SQLite.SqliteError && error.code === code ? meaning : error;
	}
}
