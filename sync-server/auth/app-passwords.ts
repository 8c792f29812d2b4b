import type { Clock } from '#domain/kernel/clock.ts';
import { addressKey } from './address-key.ts';
import type { AttemptLimiter } from './attempt-limiter.ts';
import { callerOf } from './callers.ts';
import { newDeviceId } from './device-id.ts';
import { normaliseLogin } from './login.ts';
import type { AccountStore, AppPasswordRecord } from './port.ts';
import {
	hashSecretToken,
	isSecretToken,
	newSecretToken,
	type RandomBytes
} from './secret-token.ts';
import { SlowDownError, type AuthService, type Caller } from './service.ts';

/**
 * A password for one program of a user's, such as a script with PouchDB: it counts as a device of its
 * own, whose stamps are its own and which can be revoked alone.
 *
 * @returns the password: the only time that it is known here
 */
export async function issueAppPassword(
	deps: {
		readonly accounts: AccountStore;
		readonly clock: Clock;
		readonly randomBytes: RandomBytes;
	},
	request: { readonly uid: string; readonly label: string }
): Promise<{ readonly password: string; readonly record: AppPasswordRecord }> {
	const { accounts, randomBytes } = deps;
	const { uid, label } = request;
	const now = deps.clock();
	const deviceId = newDeviceId(randomBytes);
	const password = newSecretToken(randomBytes);
	const record = { hash: hashSecretToken(password), uid, deviceId, label, createdAt: now };
	await accounts.devices.put({
		id: deviceId,
		uid,
		name: label,
		createdAt: now,
		lastSeen: now,
		wipe: false,
		revoked: false
	});
	await accounts.appPasswords.put(record);
	return { password, record };
}

/** One fast hash and three reads by key: it may run with every request. */
export function createAppPasswordCheck(
	accounts: AccountStore,
	failures: AttemptLimiter
): AuthService['byAppPassword'] {
	async function check(login: string, password: string): Promise<Caller | null> {
		if (!isSecretToken(password)) return null;
		const record = await accounts.appPasswords.byHash(hashSecretToken(password));
		if (record === null) return null;
		const caller = await callerOf(accounts, record.uid, record.deviceId);
		return caller?.user.login === login ? caller : null;
	}

	return async (typedLogin, password, address) => {
		const login = normaliseLogin(typedLogin);
		const caller = await check(login, password);
		if (caller !== null) return caller;
		// Only wrong ones are counted, and after the look: nobody guesses 256 bits, and a replicator that
		// asks with fifty requests side by side is no guesser.
		const wait = failures.begin(`${login} ${addressKey(address)}`);
		if (wait > 0) throw new SlowDownError(Math.ceil(wait / 1000));
		return null;
	};
}
