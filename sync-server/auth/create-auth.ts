import { randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock } from '#domain/kernel/clock.ts';
import { createAppPasswordCheck } from './app-passwords.ts';
import { createAttemptLimiter } from './attempt-limiter.ts';
import { createPasswordHasher, type PasswordHasher } from './password-hasher.ts';
import type { AccountStore } from './port.ts';
import type { RandomBytes } from './secret-token.ts';
import type { AuthService } from './service.ts';
import { createSessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';

const MINUTE = 60_000;

/** At most five minutes between guesses at one account: some 300 a day. */
const ACCOUNT_LIMITS = {
	freeFailures: 5,
	firstWait: 1000,
	longestWait: 5 * MINUTE,
	memory: 60 * MINUTE,
	keys: 20_000
};

/** Wider, because a whole office may stand behind one address. */
const ADDRESS_LIMITS = {
	freeFailures: 40,
	firstWait: 1000,
	longestWait: MINUTE,
	memory: 15 * MINUTE,
	keys: 20_000
};

export function createAuthService(deps: {
	readonly accounts: AccountStore;
	readonly clock: Clock;
	readonly passwords?: PasswordHasher;
	readonly randomBytes?: RandomBytes;
}): AuthService {
	const { accounts, clock } = deps;
	const { passwords = createPasswordHasher(), randomBytes = systemRandomBytes } = deps;
	const sessions = createSessions({ accounts, clock, randomBytes });
	return {
		signIn: createSignIn({
			accounts,
			clock,
			passwords,
			sessions,
			accountFailures: createAttemptLimiter(ACCOUNT_LIMITS, clock),
			addressFailures: createAttemptLimiter(ADDRESS_LIMITS, clock)
		}),
		bySessionToken: (token) => sessions.byToken(token),
		byAppPassword: createAppPasswordCheck(accounts, createAttemptLimiter(ADDRESS_LIMITS, clock)),
		openSession: async ({ user, deviceId }) => ({
			token: await sessions.open(user.uid, deviceId)
		}),
		signOut: (token) => sessions.end(token)
	};
}
