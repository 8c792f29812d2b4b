import { formatDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { PasswordHasher } from '../auth/password-hasher.ts';
import { AccountError, type AccountStore, type UserRecord } from '../auth/port.ts';
import type { Storage } from '../storage/port.ts';
import { firstRevision } from './first-revision.ts';

export interface NewColleague {
	readonly uid: Ulid;
	/** as `normaliseLogin` gives it */
	readonly login: string;
	readonly name: string;
	readonly password: string;
	readonly roles: readonly string[];
	readonly teams: readonly string[];
	readonly territories: readonly string[];
	/** milliseconds since the epoch */
	readonly createdAt: number;
}

/**
 * Makes the account and the `person` document that colleagues see. The document comes first: a crash
 * in between leaves a name that nobody uses, rather than an account without a name.
 *
 * @throws AccountError `login-taken`
 */
export async function addColleague(
	deps: {
		readonly accounts: AccountStore;
		readonly storage: Storage;
		readonly passwords: PasswordHasher;
	},
	{ password, ...colleague }: NewColleague
): Promise<UserRecord> {
	const { uid, login, name, createdAt } = colleague;
	const holder = await deps.accounts.users.byLogin(login);
	if (holder !== null && holder.uid !== uid) {
		throw new AccountError('login-taken', `the login "${login}" is taken`);
	}
	const passwordHash = await hashNow(deps.passwords, password);
	const id = formatDocId({ kind: 'person', uid });
	await deps.storage.bulkDocs([firstRevision(id, { schema: 1, name }, createdAt)]);
	const user = { ...colleague, passwordHash, disabled: false };
	await deps.accounts.users.put(user);
	return user;
}

/** For a command or a start, where nobody else is hashing. */
export async function hashNow(passwords: PasswordHasher, password: string): Promise<string> {
	const hash = await passwords.hash(password);
	if (hash === null) throw new Error('too many passwords are being hashed at once');
	return hash;
}
