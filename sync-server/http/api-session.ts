import { signInRequest, type Me } from '#domain/wire/me.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import type { FastifyInstance } from 'fastify';
import type { Principals } from '../access/principals.ts';
import type { AuthService, Caller } from '../auth/service.ts';
import type { Ledger } from '../ledger/port.ts';
import { parseRequest } from '../replication/parse-request.ts';
import { Refusal, unauthorized } from '../replication/refusal.ts';
import { rememberDevice } from '../replication/remember-device.ts';
import type { Writer } from '../replication/writer.ts';
import type { Authenticator } from './authenticator.ts';
import { slowDown } from './errors.ts';
import type { CookieOptions } from './session-cookie.ts';

export interface ApiSessionParts {
	readonly auth: AuthService;
	readonly authenticator: Authenticator;
	readonly principals: Principals;
	readonly ledger: Ledger;
	readonly writer: Writer;
	readonly clock: Clock;
	readonly database: string;
	readonly appCookieName: string;
	readonly cookie: CookieOptions;
}

/** `/api/v1/session` and `/api/v1/me`: how our own app signs in, and learns who works with it. */
export function apiSession(app: FastifyInstance, parts: ApiSessionParts): void {
	const { auth, authenticator, appCookieName, cookie } = parts;

	app.post('/api/v1/session', async (request, reply) => {
		authenticator.refuseOtherSites(request);
		const attempt = parseRequest(signInRequest, request.body);
		const answer = await auth.signIn({ ...attempt, address: request.ip });
		switch (answer.outcome) {
			case 'signed-in':
				await rememberDevice(parts.writer, parts.clock(), answer.caller);
				reply.setCookie(appCookieName, answer.token, cookie);
				return meOf(parts, answer.caller);
			case 'refused':
				throw unauthorized('the name or the password is wrong');
			case 'device-refused':
				throw new Refusal(403, 'device_refused', answer.reason);
			case 'slow-down':
				throw slowDown(answer.retryAfterSeconds, request);
		}
	});

	app.delete('/api/v1/session', async (request, reply) => {
		const credentials = authenticator.credentials(request);
		if (credentials?.by === 'cookie') await auth.signOut(credentials.token);
		reply.clearCookie(appCookieName, cookie);
		return { ok: true };
	});

	app.get('/api/v1/me', async (request) => {
		const { caller } = await authenticator.identify(request);
		return meOf(parts, caller);
	});
}

async function meOf(
	{ principals, ledger, clock, database }: ApiSessionParts,
	caller: Caller
): Promise<Me> {
	const { uid, login, name } = caller.user;
	const { roles, teams, territories, campaigns, device } = await principals.of(caller);
	return {
		uid,
		login,
		name,
		device,
		// Without what merging keeps: rights follow from the rest.
		roles: roles.map(({ m: _m, ...role }) => role),
		teams: [...teams],
		territories: [...territories],
		...(campaigns !== undefined && { campaigns: [...campaigns] }),
		database,
		epoch: ledger.epoch(),
		serverTime: clock(),
		...(caller.sessionUntil !== undefined && { sessionUntil: caller.sessionUntil }),
		wipe: caller.wipe
	};
}
