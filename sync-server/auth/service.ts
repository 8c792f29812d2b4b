import type { UserRecord } from './port.ts';

/** What the HTTP layer asks of authentication. */
export interface AuthService {
	/** Checks the password and binds a new session to the device (creating or re-owning the device record). */
	signIn(request: {
		readonly login: string;
		readonly password: string;
		readonly device: { readonly id: string; readonly name: string };
		/** for the limiter */
		readonly address: string;
	}): Promise<SignInOutcome>;
	/** Slides the session's expiry. null for an unknown, ended, revoked or expired one. */
	bySessionToken(token: string): Promise<Caller | null>;
	/** Basic authentication and `_session` of other CouchDB clients: login and application password. */
	byAppPassword(login: string, password: string, address: string): Promise<Caller | null>;
	/** A session for an already authenticated application password (`POST /couch/_session`). */
	openSession(caller: Caller): Promise<{ readonly token: string }>;
	signOut(token: string): Promise<void>;
}

export interface Caller {
	readonly user: UserRecord;
	readonly deviceId: string;
	readonly wipe: boolean;
}

export type SignInOutcome =
	| { readonly outcome: 'signed-in'; readonly token: string; readonly caller: Caller }
	/** the same for an unknown login and a wrong password, in words and in time */
	| { readonly outcome: 'refused' }
	| { readonly outcome: 'slow-down'; readonly retryAfterSeconds: number };
