import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AuthService, Caller } from '../auth/service.ts';
import { parseRequest } from '../replication/parse-request.ts';
import { unauthorized } from '../replication/refusal.ts';
import type { Authenticator } from './authenticator.ts';
import { COUCH_COOKIE } from './credentials.ts';
import { readFormBody } from './read-body.ts';
import type { CookieOptions } from './session-cookie.ts';

const signIn = z.object({ name: z.string().max(200), password: z.string().max(200) });

export interface CouchSessionParts {
	readonly auth: AuthService;
	readonly authenticator: Authenticator;
	readonly cookie: CookieOptions;
}

/** `/couch/_session`: how other CouchDB clients sign in, with an application password. */
export function couchSession(app: FastifyInstance, parts: CouchSessionParts): void {
	const { auth, authenticator, cookie } = parts;

	// In a scope of its own: everywhere else a form, which any site can send, is refused.
	void app.register((scope, _options, done) => {
		scope.addContentTypeParser(
			'application/x-www-form-urlencoded',
			(_request: FastifyRequest, payload: IncomingMessage) => readFormBody(payload)
		);

		scope.post('/couch/_session', async (request, reply) => {
			authenticator.refuseOtherSites(request);
			const { name, password } = parseRequest(signIn, request.body);
			const caller = await auth.byAppPassword(name, password, request.ip);
			if (caller === null) throw unauthorized('Name or password is incorrect.');
			const { token } = await auth.openSession(caller);
			reply.setCookie(COUCH_COOKIE, token, cookie);
			return { ok: true, ...namesOf(caller) };
		});

		scope.get('/couch/_session', async (request) => {
			const caller = await callerOf(authenticator, request);
			return {
				ok: true,
				userCtx: caller === null ? { name: null, roles: [] } : namesOf(caller),
				info: { authentication_handlers: ['cookie', 'default'] }
			};
		});

		scope.delete('/couch/_session', (request, reply) => signOut(parts, request, reply));
		done();
	});
}

async function signOut(
	{ auth, authenticator, cookie }: CouchSessionParts,
	request: FastifyRequest,
	reply: FastifyReply
) {
	const credentials = authenticator.credentials(request);
	if (credentials?.by === 'cookie') await auth.signOut(credentials.token);
	reply.clearCookie(COUCH_COOKIE, cookie);
	return { ok: true };
}

/** Not to be signed in is no error here. */
async function callerOf(
	authenticator: Authenticator,
	request: FastifyRequest
): Promise<Caller | null> {
	if (authenticator.credentials(request) === null) return null;
	return (await authenticator.authenticate(request)).caller;
}

function namesOf({ user }: Caller) {
	return { name: user.login, roles: user.roles };
}
