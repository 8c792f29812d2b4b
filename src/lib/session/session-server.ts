import type { Me, SignInRequest } from '#domain/wire/me.ts';

/** What a session asks of the server. */
export interface SessionServer {
	signIn(request: SignInRequest): Promise<SignInAnswer>;
	/** Best effort: without a network the session ends by itself. */
	signOut(): Promise<void>;
}

export type SignInAnswer =
	| { readonly outcome: 'signed-in'; readonly me: Me }
	/** unknown login or wrong password: the server doesn't say which */
	| { readonly outcome: 'refused' }
	/** the password is right, but this device may not be used */
	| { readonly outcome: 'device-refused'; readonly reason: 'bound-to-another' | 'revoked' }
	| { readonly outcome: 'slow-down'; readonly retryAfterSeconds: number }
	/** no way to the server, or it is busy */
	| { readonly outcome: 'offline' }
	/** something between here and the server answers in its place */
	| { readonly outcome: 'blocked' };
