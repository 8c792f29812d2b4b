import type { FastifyRequest } from 'fastify';

/** What a request shows to say who asks. */
export type Credentials =
	| { readonly by: 'cookie'; readonly cookie: 'app' | 'couch'; readonly token: string }
	| { readonly by: 'basic'; readonly login: string; readonly password: string };

/** The cookie that other CouchDB clients know. */
export const COUCH_COOKIE = 'AuthSession';

/**
 * `__Host-` binds the cookie to this very host, but only Secure cookies may have it, and WebKit drops
 * those on plain HTTP, on this machine too.
 */
export function appCookie(security: 'secure' | 'loopback'): string {
	return security === 'secure' ? '__Host-ficha' : 'ficha';
}

/** @returns null when a request shows nothing that could be looked up */
export function readCredentials(
	{ headers, cookies }: Pick<FastifyRequest, 'headers' | 'cookies'>,
	appCookieName: string
): Credentials | null {
	if (headers.authorization !== undefined) return readBasic(headers.authorization);
	const app = cookies[appCookieName];
	if (app !== undefined && app !== '') return { by: 'cookie', cookie: 'app', token: app };
	const couch = cookies[COUCH_COOKIE];
	if (couch !== undefined && couch !== '') return { by: 'cookie', cookie: 'couch', token: couch };
	return null;
}

function readBasic(authorization: string): Credentials | null {
	const [, encoded] = /^Basic ([0-9A-Za-z+/]+={0,2})$/i.exec(authorization) ?? [];
	if (encoded === undefined) return null;
	const decoded = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = decoded.indexOf(':');
	if (colon < 0) return null;
	return { by: 'basic', login: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
