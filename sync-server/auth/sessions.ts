import type { Clock } from '#domain/kernel/clock.ts';
import { callerOf } from './callers.ts';
import type { AccountStore, SessionRecord } from './port.ts';
import {
	hashSecretToken,
	isSecretToken,
	newSecretToken,
	type RandomBytes
} from './secret-token.ts';
import type { Caller } from './service.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A session lives on while it is used … */
const SLIDING = 14 * DAY;
/** … but not for ever: then the password is asked for again. */
const ABSOLUTE = 90 * DAY;
/** Sliding costs a durable write, so it is done once in a while and not with every request. */
const SLIDE_EVERY = 5 * MINUTE;

/**
 * Opaque tokens, kept as hashes and looked up in the store with every request: what the administrator
 * revokes, from the command line too, ends at once.
 */
export interface Sessions {
	/** Ends the device's earlier sessions. @returns the token: the only time that it is known here */
	open(uid: string, deviceId: string): Promise<string>;
	/** null for an unknown, ended, revoked or expired one */
	byToken(token: string): Promise<Caller | null>;
	end(token: string): Promise<void>;
}

export function createSessions(deps: {
	readonly accounts: AccountStore;
	readonly clock: Clock;
	readonly randomBytes: RandomBytes;
}): Sessions {
	const { accounts, clock } = deps;
	const { sessions } = accounts;

	/** @returns when it was used last, as the store has it */
	async function slide(session: SessionRecord): Promise<number> {
		const now = clock();
		if (now - session.lastSeen < SLIDE_EVERY) return session.lastSeen;
		await sessions.touch(session.tokenHash, now);
		return now;
	}

	return {
		open: async (uid, deviceId) => {
			const token = newSecretToken(deps.randomBytes);
			const now = clock();
			await sessions.deleteStale({ createdAt: now - ABSOLUTE, lastSeen: now - SLIDING });
			await sessions.deleteOfDevice(deviceId);
			await sessions.put({
				tokenHash: hashSecretToken(token),
				uid,
				deviceId,
				createdAt: now,
				lastSeen: now
			});
			return token;
		},

		byToken: async (token) => {
			if (!isSecretToken(token)) return null;
			const session = await sessions.byTokenHash(hashSecretToken(token));
			if (session === null || isOver(session, clock())) return null;
			const caller = await callerOf(accounts, session.uid, session.deviceId);
			if (caller === null) return null;
			const lastSeen = await slide(session);
			return { ...caller, sessionUntil: endOf({ ...session, lastSeen }) };
		},

		end: async (token) => {
			if (isSecretToken(token)) await sessions.delete(hashSecretToken(token));
		}
	};
}

function isOver(session: SessionRecord, now: number): boolean {
	return now >= endOf(session);
}

function endOf({ createdAt, lastSeen }: Pick<SessionRecord, 'createdAt' | 'lastSeen'>): number {
	return Math.min(createdAt + ABSOLUTE, lastSeen + SLIDING);
}
