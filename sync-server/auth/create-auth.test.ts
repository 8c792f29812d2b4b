import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryAccountStore } from '../storage/memory/accounts.ts';
import { issueAppPassword } from './app-passwords.ts';
import { createAuthService } from './create-auth.ts';
import { revokeDevice, wipeDevice } from './devices.ts';
import { createPasswordHasher } from './password-hasher.ts';
import type { AccountStore, DeviceRecord, UserRecord } from './port.ts';
import type { AuthService, Caller, SignInAttempt, SignInOutcome } from './service.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PASSWORD = 'pan con tomate';

const passwords = createPasswordHasher();
let passwordHash: string;
beforeAll(async () => {
	passwordHash = (await passwords.hash(PASSWORD)) ?? '';
});

let now: number;
const clock = (): number => now;
let accounts: AccountStore;
let auth: AuthService;
beforeEach(async () => {
	now = Date.UTC(2026, 10, 20);
	accounts = createMemoryAccountStore();
	auth = createAuthService({ accounts, clock, passwords });
	await accounts.users.put(user('ana'));
	await accounts.users.put(user('luis'));
});

function user(login: string): UserRecord {
	return {
		uid: `uid-${login}`,
		login,
		name: login,
		passwordHash,
		roles: ['rep'],
		teams: [],
		territories: ['norte'],
		disabled: false,
		createdAt: 0
	};
}

function attempt(change: Partial<SignInAttempt> = {}): SignInAttempt {
	return {
		login: 'ana',
		password: PASSWORD,
		device: { id: 'd_phone_of_ana', name: 'Phone' },
		address: '203.0.113.7',
		...change
	};
}

function tokenOf(outcome: SignInOutcome): string {
	if (outcome.outcome !== 'signed-in') throw new Error(`not signed in: ${outcome.outcome}`);
	return outcome.token;
}

async function phone(): Promise<DeviceRecord> {
	const device = await accounts.devices.byId('d_phone_of_ana');
	if (device === null) throw new Error('the phone has no record');
	return device;
}

describe('signing in', () => {
	test('the right password opens a session that is bound to the device', async () => {
		const outcome = await auth.signIn(attempt({ login: ' Ana ' }));
		const caller = await auth.bySessionToken(tokenOf(outcome));
		expect(caller).toMatchObject({ user: user('ana'), deviceId: 'd_phone_of_ana', wipe: false });
		expect(await accounts.devices.ofUser('uid-ana')).toMatchObject([{ name: 'Phone' }]);
	});

	test('neither the token nor the password is in the store', async () => {
		const token = tokenOf(await auth.signIn(attempt()));
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(await accounts.sessions.byTokenHash(token)).toBeNull();
	});

	test('an unknown login, a wrong password and a disabled user get the same answer', async () => {
		await accounts.users.put({ ...user('eva'), disabled: true });
		expect(await auth.signIn(attempt({ login: 'nobody' }))).toEqual({ outcome: 'refused' });
		expect(await auth.signIn(attempt({ password: 'wrong' }))).toEqual({ outcome: 'refused' });
		expect(await auth.signIn(attempt({ login: 'eva' }))).toEqual({ outcome: 'refused' });
	});

	test('an unknown login costs one password check, like a known one', async () => {
		const checked: (string | null)[] = [];
		const watched = createAuthService({
			accounts,
			clock,
			passwords: {
				...passwords,
				verify: (stored) => {
					checked.push(stored);
					return Promise.resolve(false);
				}
			}
		});
		await watched.signIn(attempt({ login: 'nobody' }));
		await watched.signIn(attempt());
		expect(checked).toEqual([null, passwordHash]);
	});

	test('a new session on a device ends the earlier one there, and none elsewhere', async () => {
		const first = tokenOf(await auth.signIn(attempt()));
		const tablet = attempt({ device: { id: 'd_tablet_of_ana', name: 'Tablet' } });
		const other = tokenOf(await auth.signIn(tablet));
		await auth.signIn(attempt());
		expect(await auth.bySessionToken(first)).toBeNull();
		expect(await auth.bySessionToken(other)).not.toBeNull();
	});
});

describe('a session', () => {
	test('lives while it is used, but no longer than ninety days', async () => {
		const token = tokenOf(await auth.signIn(attempt()));
		for (let day = 13; day < 90; day += 13) {
			now += 13 * DAY;
			expect(await auth.bySessionToken(token)).not.toBeNull();
		}
		now += 12 * DAY;
		expect(await auth.bySessionToken(token)).toBeNull();
	});

	test('tells until when it holds: fourteen days from its last use, and never over the ninety', async () => {
		const token = tokenOf(await auth.signIn(attempt()));
		const begun = now;
		now += DAY;
		expect((await auth.bySessionToken(token))?.sessionUntil).toBe(now + 14 * DAY);
		for (let day = 0; day < 80; day += 10) {
			now += 10 * DAY;
			await auth.bySessionToken(token);
		}
		expect((await auth.bySessionToken(token))?.sessionUntil).toBe(begun + 90 * DAY);
	});

	test('ends after fourteen days without use', async () => {
		const token = tokenOf(await auth.signIn(attempt()));
		now += 14 * DAY - 1;
		expect(await auth.bySessionToken(token)).not.toBeNull();
		now += 14 * DAY;
		expect(await auth.bySessionToken(token)).toBeNull();
	});

	test('ends when it is signed out', async () => {
		const token = tokenOf(await auth.signIn(attempt()));
		await auth.signOut(token);
		expect(await auth.bySessionToken(token)).toBeNull();
		await auth.signOut('not a token');
	});

	test('ends when its user is disabled', async () => {
		const token = tokenOf(await auth.signIn(attempt()));
		await accounts.users.put({ ...user('ana'), disabled: true });
		expect(await auth.bySessionToken(token)).toBeNull();
	});

	test('is not opened by a made-up token', async () => {
		for (const token of ['', 'x', 'A'.repeat(43), 'é'.repeat(43)]) {
			expect(await auth.bySessionToken(token)).toBeNull();
		}
	});

	test('is asked for far more often than it is written', async () => {
		let touched = 0;
		const counting = createAuthService({
			clock,
			passwords,
			accounts: {
				...accounts,
				sessions: {
					...accounts.sessions,
					touch: (hash, lastSeen) => {
						touched++;
						return accounts.sessions.touch(hash, lastSeen);
					}
				}
			}
		});
		const token = tokenOf(await counting.signIn(attempt()));
		for (let i = 0; i < 100; i++) {
			now += 6_000;
			await counting.bySessionToken(token);
		}
		expect(touched).toBe(2);
	});
});

describe('a device', () => {
	test('that is another user’s is refused clearly, and stays what it was', async () => {
		const token = tokenOf(await auth.signIn(attempt()));
		expect(await auth.signIn(attempt({ login: 'luis' }))).toEqual({
			outcome: 'device-refused',
			reason: 'bound-to-another'
		});
		expect(await auth.bySessionToken(token)).toMatchObject({ user: { login: 'ana' } });
	});

	test('of another user is not betrayed to someone without a password', async () => {
		await auth.signIn(attempt());
		expect(await auth.signIn(attempt({ login: 'luis', password: 'guess' }))).toEqual({
			outcome: 'refused'
		});
	});

	test('that is revoked loses its session at once and can’t sign in again', async () => {
		const token = tokenOf(await auth.signIn(attempt()));
		await revokeDevice(accounts, await phone());
		expect(await auth.bySessionToken(token)).toBeNull();
		expect(await auth.signIn(attempt())).toEqual({
			outcome: 'device-refused',
			reason: 'revoked'
		});
	});

	test('that is to be wiped is still known, so that it can be told', async () => {
		const token = tokenOf(await auth.signIn(attempt()));
		await wipeDevice(accounts, await phone());
		expect(await auth.bySessionToken(token)).toMatchObject({ wipe: true });
		expect(await auth.signIn(attempt())).toMatchObject({
			outcome: 'signed-in',
			caller: { wipe: true }
		});
	});
});

describe('guessing', () => {
	async function guess(times: number, change: Partial<SignInAttempt> = {}): Promise<void> {
		for (let i = 0; i < times; i++) await auth.signIn(attempt({ password: 'guess', ...change }));
	}

	test('gets slower with each failure, for known and unknown logins alike', async () => {
		for (const login of ['ana', 'nobody']) {
			await guess(5, { login });
			const slowDown = { outcome: 'slow-down', retryAfterSeconds: 1 };
			expect(await auth.signIn(attempt({ login }))).toEqual(slowDown);
			now += 1000;
			await guess(1, { login });
			expect(await auth.signIn(attempt({ login }))).toEqual({ ...slowDown, retryAfterSeconds: 2 });
		}
	});

	test('is not made faster by many attempts at the same instant', async () => {
		const outcomes = await Promise.all(
			Array.from({ length: 12 }, () => auth.signIn(attempt({ password: 'guess' })))
		);
		const judged = outcomes.filter(({ outcome }) => outcome === 'refused');
		expect(judged).toHaveLength(5);
	});

	test('never locks the owner out: the wait is over within minutes', async () => {
		for (let i = 0; i < 60; i++) {
			await guess(1, { address: `198.51.100.${i}` });
			now += 5 * MINUTE;
		}
		expect(await auth.signIn(attempt())).toMatchObject({ outcome: 'signed-in' });
	});

	test('by a stranger does not delay a device that the user has signed in from', async () => {
		await auth.signIn(attempt());
		await guess(5, { device: { id: 'd_of_a_stranger', name: '?' }, address: '198.51.100.1' });
		const stranger = attempt({ device: { id: 'd_of_a_stranger', name: '?' } });
		expect(await auth.signIn(stranger)).toMatchObject({ outcome: 'slow-down' });
		expect(await auth.signIn(attempt())).toMatchObject({ outcome: 'signed-in' });
	});

	test('from one address at many logins is slowed down as a whole', async () => {
		for (let i = 0; i < 40; i++) await guess(1, { login: `name${i}` });
		expect(await auth.signIn(attempt())).toEqual({ outcome: 'slow-down', retryAfterSeconds: 1 });
		const elsewhere = attempt({ address: '198.51.100.1' });
		expect(await auth.signIn(elsewhere)).toMatchObject({ outcome: 'signed-in' });
	});

	test('is not hidden behind one’s own good sign-ins', async () => {
		for (let i = 0; i < 40; i++) {
			await guess(1, { login: `name${i}` });
			if (i === 20)
				await auth.signIn(attempt({ login: 'luis', device: { id: 'd_luis', name: '' } }));
		}
		expect(await auth.signIn(attempt())).toMatchObject({ outcome: 'slow-down' });
	});

	test('a server that is busy hashing says so and counts nothing against anyone', async () => {
		const busy = createAuthService({
			accounts,
			clock,
			passwords: { ...passwords, verify: () => null }
		});
		for (let i = 0; i < 100; i++) {
			expect(await busy.signIn(attempt())).toEqual({ outcome: 'slow-down', retryAfterSeconds: 3 });
		}
	});
});

describe('an application password', () => {
	const address = '203.0.113.7';

	async function issue(): Promise<string> {
		const deps = { accounts, clock, randomBytes };
		const { password } = await issueAppPassword(deps, { uid: 'uid-ana', label: 'a script' });
		return password;
	}

	test('speaks for its user from a device of its own', async () => {
		const caller = await auth.byAppPassword('Ana', await issue(), address);
		expect(caller?.user.login).toBe('ana');
		expect(caller?.deviceId).toMatch(/^d[0-9a-z]{15}$/);
		expect(await accounts.devices.byId(caller?.deviceId ?? '')).toMatchObject({ name: 'a script' });
	});

	test('is not the user’s password, nor the other way round', async () => {
		expect(await auth.byAppPassword('ana', PASSWORD, address)).toBeNull();
		expect(await auth.signIn(attempt({ password: await issue() }))).toEqual({ outcome: 'refused' });
	});

	test('works with its own login only', async () => {
		expect(await auth.byAppPassword('luis', await issue(), address)).toBeNull();
	});

	test('opens a session for clients that want a cookie', async () => {
		const caller = (await auth.byAppPassword('ana', await issue(), address)) as Caller;
		const { token } = await auth.openSession(caller);
		expect(await auth.bySessionToken(token)).toMatchObject(caller);
	});

	test('ends with its device, and so does the session that it opened', async () => {
		const password = await issue();
		const caller = (await auth.byAppPassword('ana', password, address)) as Caller;
		const { token } = await auth.openSession(caller);
		await revokeDevice(accounts, (await accounts.devices.byId(caller.deviceId))!);
		expect(await auth.byAppPassword('ana', password, address)).toBeNull();
		expect(await auth.bySessionToken(token)).toBeNull();
		expect(await accounts.appPasswords.ofUser('uid-ana')).toEqual([]);
	});

	test('many wrong ones are told to slow down, while another program goes on', async () => {
		const password = await issue();
		for (let i = 0; i < 40; i++) {
			expect(await auth.byAppPassword('luis', 'wrong', address)).toBeNull();
		}
		await expect(auth.byAppPassword('luis', 'wrong', address)).rejects.toMatchObject({
			code: 'slow-down',
			retryAfterSeconds: 1
		});
		expect(await auth.byAppPassword('ana', password, address)).not.toBeNull();
	});

	test('a program that asks with every request is never slowed down', async () => {
		const password = await issue();
		for (let i = 0; i < 200; i++) {
			expect(await auth.byAppPassword('ana', password, address)).not.toBeNull();
		}
	});

	test('requests side by side do not slow each other down', async () => {
		const password = await issue();
		const callers = await Promise.all(
			Array.from({ length: 100 }, () => auth.byAppPassword('ana', password, address))
		);
		expect(callers.every((caller) => caller !== null)).toBe(true);
	});
});
