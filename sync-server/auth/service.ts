import type { UserRecord } from './port.ts';

/** What the HTTP layer asks of authentication. */
export interface AuthService {
	/** Checks the password and binds a new session to the device, whose earlier sessions end. */
	signIn(request: SignInAttempt): Promise<SignInOutcome>;
	/** Slides the session's expiry. null for an unknown, ended, revoked or expired one. */
	bySessionToken(token: string): Promise<Caller | null>;
	/**
	 * Basic authentication and `_session` of other CouchDB clients: login and application password.
	 *
	 * @throws SlowDownError after many wrong ones: to be answered as 429 or 503, because a replicator
	 *   takes a 401 as final and never comes back
	 */
	byAppPassword(login: string, password: string, address: string): Promise<Caller | null>;
	/** A session for an already authenticated application password (`POST /couch/_session`). */
	openSession(caller: Caller): Promise<{ readonly token: string }>;
	signOut(token: string): Promise<void>;
}

export interface SignInAttempt {
	readonly login: string;
	readonly password: string;
	readonly device: { readonly id: string; readonly name: string };
	/** for the limiter */
	readonly address: string;
}

export interface Caller {
	readonly user: UserRecord;
	readonly deviceId: string;
	/** It may ask only what it must do (`/api/v1/me`): it is to destroy what it holds, not to get more. */
	readonly wipe: boolean;
	/** of a session: when it ends if it is not used again, in milliseconds since the epoch */
	readonly sessionUntil?: number;
}

export type SignInOutcome =
	| { readonly outcome: 'signed-in'; readonly token: string; readonly caller: Caller }
	/** the same for an unknown login and a wrong password, in words and in time */
	| { readonly outcome: 'refused' }
	| { readonly outcome: 'slow-down'; readonly retryAfterSeconds: number }
	/** The password was right. Said only then, so that a stranger learns nothing about devices. */
	| { readonly outcome: 'device-refused'; readonly reason: DeviceRefusal };

export type DeviceRefusal =
	/** another user signed in from it: a user switch takes another local database and device id */
	| 'bound-to-another'
	/** an administrator has revoked it */
	| 'revoked';

export class SlowDownError extends Error {
	override readonly name = 'SlowDownError';
	readonly code = 'slow-down';
	constructor(readonly retryAfterSeconds: number) {
		super('too many attempts');
	}
}
