import type { FastifyInstance } from 'fastify';

const HEADERS = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	// With the one above, and all of the app from one place, threads of a page may share memory.
	'cross-origin-embedder-policy': 'require-corp',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()'
} as const;

/** Of what is no page: nothing in it may run, load or be framed. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

/** Half a year. Browsers take it over TLS alone. */
const HSTS = 'max-age=15552000';

/** On every answer; the app's files replace the policy and the caching by their own. */
export function addSecurityHeaders(app: FastifyInstance, security: 'secure' | 'loopback'): void {
	app.addHook('onRequest', (_request, reply, done) => {
		reply.headers(HEADERS);
		reply.header('content-security-policy', NO_PAGE);
		reply.header('cache-control', 'no-store');
		if (security === 'secure') reply.header('strict-transport-security', HSTS);
		done();
	});
}
