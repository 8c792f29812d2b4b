import * as z from 'zod/mini';
import { me } from '#domain/wire/me.ts';
import type { SessionServer, SignInAnswer } from '../session/session-server.ts';
import type { ServerAnswer } from '../sync/server-answer.ts';
import type { ServerClient } from '../sync/server-client.ts';
import type { Me } from '#domain/wire/me.ts';

const SIGN_IN_MS = 30_000;
const SIGN_OUT_MS = 5000;

const SESSION = '/api/v1/session';

/** `/api/v1/session` as the session sees it. */
export function createHttpSessionServer(client: ServerClient): SessionServer {
	return {
		signIn: async (body) =>
			toSignInAnswer(
				await client.ask({
					method: 'POST',
					path: SESSION,
					body,
					schema: me,
					timeoutMs: SIGN_IN_MS
				})
			),
		signOut: async () => {
			const schema = z.unknown();
			await client.ask({ method: 'DELETE', path: SESSION, schema, timeoutMs: SIGN_OUT_MS });
		}
	};
}

function toSignInAnswer(answer: ServerAnswer<Me>): SignInAnswer {
	switch (answer.kind) {
		case 'ok':
			return { outcome: 'signed-in', me: answer.value };
		case 'signedOut':
			return { outcome: 'refused' };
		case 'busy':
			return answer.retryAfterMs === null
				? { outcome: 'offline' }
				: { outcome: 'slow-down', retryAfterSeconds: Math.ceil(answer.retryAfterMs / 1000) };
		case 'refused': {
			const bound = answer.reason === 'bound-to-another';
			if (answer.error !== 'device_refused') return { outcome: 'refused' };
			return { outcome: 'device-refused', reason: bound ? 'bound-to-another' : 'revoked' };
		}
		case 'offline':
		case 'blocked':
			return { outcome: answer.kind };
	}
}
