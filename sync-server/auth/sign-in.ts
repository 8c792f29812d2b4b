import type { Clock } from '#domain/kernel/clock.ts';
import { addressKey } from './address-key.ts';
import type { AttemptLimiter } from './attempt-limiter.ts';
import { bindDevice } from './devices.ts';
import { normaliseLogin } from './login.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { AccountStore, DeviceRecord, UserRecord } from './port.ts';
import type { AuthService, SignInAttempt, SignInOutcome } from './service.ts';
import type { Sessions } from './sessions.ts';

/** When the hashing queue is full: by then it has long been worked off. */
const OVERLOAD_RETRY_SECONDS = 3;

export interface SignInDeps {
	readonly accounts: AccountStore;
	readonly clock: Clock;
	readonly passwords: PasswordHasher;
	readonly sessions: Sessions;
	readonly accountFailures: AttemptLimiter;
	readonly addressFailures: AttemptLimiter;
}

/**
 * An unknown login, a disabled one and a wrong password take the same reads and the same hash, so
 * that neither words nor time tell which logins exist.
 */
export function createSignIn(deps: SignInDeps): AuthService['signIn'] {
	const { accounts, accountFailures, addressFailures } = deps;

	return async (attempt) => {
		const login = normaliseLogin(attempt.login);
		const user = await accounts.users.byLogin(login);
		const device = await accounts.devices.byId(attempt.device.id);
		const accountKey = accountKeyOf(login, user, device);
		const originKey = addressKey(attempt.address);

		const wait = begin(deps, accountKey, originKey);
		if (wait > 0) return slowDown(Math.ceil(wait / 1000));

		const verdict = deps.passwords.verify(user?.passwordHash ?? null, attempt.password);
		if (verdict === null) {
			accountFailures.takeBack(accountKey);
			addressFailures.takeBack(originKey);
			return slowDown(OVERLOAD_RETRY_SECONDS);
		}
		if (!(await verdict) || user === null || user.disabled) return { outcome: 'refused' };

		accountFailures.forget(accountKey);
		// Not forgotten: one good account would wash away the guesses at all the others.
		addressFailures.takeBack(originKey);
		return enter(deps, user, device, attempt);
	};
}

/**
 * A device that the user has signed in from before counts apart: strangers who hammer at the account
 * slow each other down and not the user.
 */
function accountKeyOf(login: string, user: UserRecord | null, device: DeviceRecord | null): string {
	const isOwn = user !== null && device !== null && device.uid === user.uid;
	return isOwn ? `device ${device.id}` : `login ${login}`;
}

/** @returns milliseconds to wait, or 0 when the attempt is counted for both and may go on */
function begin(deps: SignInDeps, accountKey: string, originKey: string): number {
	const originWait = deps.addressFailures.begin(originKey);
	if (originWait > 0) return originWait;
	const accountWait = deps.accountFailures.begin(accountKey);
	if (accountWait > 0) deps.addressFailures.takeBack(originKey);
	return accountWait;
}

async function enter(
	deps: SignInDeps,
	user: UserRecord,
	known: DeviceRecord | null,
	{ device: { id, name } }: SignInAttempt
): Promise<SignInOutcome> {
	const device = await bindDevice(deps.accounts, known, { id, name, uid: user.uid }, deps.clock());
	if (typeof device === 'string') return { outcome: 'device-refused', reason: device };
	const token = await deps.sessions.open(user.uid, id);
	return { outcome: 'signed-in', token, caller: { user, deviceId: id, wipe: device.wipe } };
}

function slowDown(retryAfterSeconds: number): SignInOutcome {
	return { outcome: 'slow-down', retryAfterSeconds };
}
