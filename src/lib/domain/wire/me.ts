import * as z from 'zod/mini';
import { role } from '../documents/directory.ts';

/** `GET /api/v1/me`: who is signed in, what they may do, and what the server wants of the device. */
export const me = z.object({
	uid: z.string(),
	login: z.string(),
	name: z.string(),
	device: z.string(),
	roles: z.array(role),
	teams: z.array(z.string()),
	territories: z.array(z.string()),
	/** ids of the campaigns that lend this user customers now; absent for none */
	campaigns: z.optional(z.array(z.string())),
	/** name of the CouchDB database to replicate with: `/couch/<database>` */
	database: z.string(),
	/** changes when the server's history was restored or rebuilt */
	epoch: z.string(),
	/** milliseconds since the epoch on the server's clock */
	serverTime: z.number(),
	/** until when the session holds if it is not used again, in milliseconds since the epoch */
	sessionUntil: z.optional(z.number()),
	/** the device must destroy what it holds */
	wipe: z.boolean()
});
export type Me = z.infer<typeof me>;

/** `POST /api/v1/session` */
export const signInRequest = z.object({
	login: z.string().check(z.minLength(1), z.maxLength(100)),
	password: z.string().check(z.minLength(1), z.maxLength(200)),
	device: z.object({
		/** minted by the device once per local database: `[0-9A-Za-z_]{8,40}` */
		id: z.string().check(z.regex(/^[0-9A-Za-z_]{8,40}$/)),
		name: z.string().check(z.maxLength(120))
	})
});
export type SignInRequest = z.infer<typeof signInRequest>;

/** `GET /api/v1/revocations?since=<token>`: ids that this device must no longer hold, in the user's own sequence. */
export const revocations = z.object({ gone: z.array(z.string()), since: z.string() });
export type Revocations = z.infer<typeof revocations>;

/** `POST /api/v1/reconcile {ids}`: which of these must go. */
export const reconcileRequest = z.object({ ids: z.array(z.string()).check(z.maxLength(1000)) });
export const reconcileAnswer = z.object({ drop: z.array(z.string()) });

/** `GET /api/v1/wait?since=<token>`: answers when there is something after the token, or after a while. */
export const waitAnswer = z.object({ changed: z.boolean() });

/** Every error of `/api` and `/couch`, as CouchDB writes it. */
export const errorBody = z.object({ error: z.string(), reason: z.string() });
