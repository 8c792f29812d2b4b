import type { SerializeOptions } from '@fastify/cookie';

export type CookieOptions = Readonly<SerializeOptions>;

/** The server decides when a session ends; ninety days is the longest that one can last. */
const LONGEST_SESSION = 90 * 24 * 60 * 60;

export function sessionCookie(security: 'secure' | 'loopback'): CookieOptions {
	return {
		path: '/',
		httpOnly: true,
		secure: security === 'secure',
		sameSite: 'strict',
		maxAge: LONGEST_SESSION
	};
}
