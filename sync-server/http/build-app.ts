import type { IncomingMessage } from 'node:http';
import compress from '@fastify/compress';
import cookies from '@fastify/cookie';
import fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.ts';
import { loggerOptions, logRequests } from '../logging/log-requests.ts';
import { apiSession } from './api-session.ts';
import { apiSync } from './api-sync.ts';
import { Authenticator } from './authenticator.ts';
import { bounds } from './bounds.ts';
import { couchRoutes } from './couch-routes.ts';
import { couchSession } from './couch-session.ts';
import { appCookie } from './credentials.ts';
import { answerErrors } from './errors.ts';
import { health } from './health.ts';
import { OpenFeeds } from './open-feeds.ts';
import { readJsonBody } from './read-body.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { serveApp } from './serve-app.ts';
import { sessionCookie } from './session-cookie.ts';

/** A slow line may take its time over a full body, but not for ever. */
const LONGEST_REQUEST = 5 * 60_000;

/** The whole HTTP surface, not listening yet. Closing it ends every feed first. */
export async function buildApp(context: ServerContext): Promise<FastifyInstance> {
	const { config } = context;
	const security = config.trustProxy ? 'secure' : 'loopback';
	const app = fastify({
		logger: loggerOptions(config.logLevel),
		logController: new LogController({ disableRequestLogging: true }),
		// The nearest hop alone: what a client writes into X-Forwarded-For itself does not count.
		trustProxy: config.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
		requestTimeout: LONGEST_REQUEST,
		bodyLimit: bounds.bodyBytes
	});
	answerErrors(app);
	logRequests(app);
	addSecurityHeaders(app, security);
	await app.register(cookies);
	await app.register(compress, { globalDecompression: false, encodings: ['br', 'gzip'] });
	const feeds = new OpenFeeds(bounds.openFeedsPerDevice);
	app.addHook('preClose', (done) => {
		feeds.stop();
		done();
	});
	const appCookieName = appCookie(security);
	const cookie = sessionCookie(security);
	const { publicOrigin } = config;
	const authenticator = new Authenticator({ ...context, appCookieName, publicOrigin });
	readStrictJson(app, authenticator);
	const parts = { ...context, authenticator, feeds, cookie, appCookieName };
	health(app, context);
	couchSession(app, parts);
	couchRoutes(app, parts);
	apiSession(app, parts);
	apiSync(app, parts);
	const hasApp = await serveApp(app, config.appDir);
	if (!hasApp) app.log.warn({ appDir: config.appDir }, 'no built app there: serving the API alone');
	return app;
}

/** Fastify's own reader lets duplicate keys pass, and one for plain text would let any site post. */
function readStrictJson(app: FastifyInstance, authenticator: Authenticator): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		'application/json',
		async (request: FastifyRequest, payload: IncomingMessage) => {
			const isKnown = await authenticator.knows(request);
			return readJsonBody(payload, isKnown ? bounds.bodyBytes : bounds.strangerBytes);
		}
	);
}
