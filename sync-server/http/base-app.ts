import type { IncomingMessage } from 'node:http';
import compress from '@fastify/compress';
import cookies from '@fastify/cookie';
import fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import { loggerOptions, logRequests } from '../logging/log-requests.ts';
import { Refusal } from '../replication/refusal.ts';
import { Authenticator, type AuthenticatorParts } from './authenticator.ts';
import { bounds } from './bounds.ts';
import { appCookie } from './credentials.ts';
import type { Databases } from './databases.ts';
import { answerErrors } from './errors.ts';
import { OpenFeeds } from './open-feeds.ts';
import { readJsonBody, readMultipartDocument, readRawBody } from './read-body.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { sessionCookie, type CookieOptions } from './session-cookie.ts';

/** A slow line may take its time over a full body, but not for ever. */
const LONGEST_REQUEST = 5 * 60_000;

/** Bytes. An answer of few packets, mostly ids and hashes, gets none smaller. */
const WORTH_COMPRESSING = 4096;
/** Browsers take Brotli. Of ids and hashes the usual level makes hardly less, in twice the time. */
const GZIP_LEVEL = 1;

export interface BaseParts extends Pick<
	AuthenticatorParts,
	'auth' | 'principals' | 'clock' | 'requests'
> {
	readonly config: Pick<Config, 'trustProxy' | 'publicOrigin' | 'logLevel'>;
	readonly databases: Databases;
	/** feeds and waits that one device may keep open at once */
	readonly openFeedsPerDevice: number;
}

export interface BaseApp {
	readonly app: FastifyInstance;
	readonly authenticator: Authenticator;
	readonly feeds: OpenFeeds;
	readonly cookie: CookieOptions;
	readonly appCookieName: string;
}

/** What every route stands on: errors, logs, cookies, who asks, and how bodies are read. */
export async function baseApp(parts: BaseParts): Promise<BaseApp> {
	const { config } = parts;
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
	await app.register(compress, {
		globalDecompression: false,
		encodings: ['br', 'gzip'],
		zlibOptions: { level: GZIP_LEVEL },
		threshold: WORTH_COMPRESSING
	});
	const feeds = new OpenFeeds(parts.openFeedsPerDevice);
	app.addHook('preClose', (done) => {
		feeds.stop();
		done();
	});
	const appCookieName = appCookie(security);
	const { publicOrigin } = config;
	const authenticator = new Authenticator({ ...parts, appCookieName, publicOrigin });
	readBodies(app, { authenticator, databases: parts.databases });
	return { app, authenticator, feeds, cookie: sessionCookie(security), appCookieName };
}

/**
 * Fastify's own reader lets duplicate keys pass, and one for plain text would let any site post: so
 * JSON is read by our own, and anything else only as the bytes of an attachment.
 */
function readBodies(
	app: FastifyInstance,
	{ authenticator, databases }: { authenticator: Authenticator; databases: Databases }
): void {
	const { jsonRules } = databases;
	const limit = async (request: FastifyRequest) =>
		isSmall(request) || !(await authenticator.knows(request))
			? bounds.strangerBytes
			: bounds.bodyBytes;
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		'application/json',
		async (request: FastifyRequest, payload: IncomingMessage) =>
			writes('attachment', request, databases)
				? await readRawBody(payload, await limit(request))
				: await readJsonBody(payload, await limit(request), jsonRules)
	);
	app.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) => {
		if (writes('attachment', request, databases)) {
			return await readRawBody(payload, await limit(request));
		}
		if (!isMultipart(request) || !writes('document', request, databases)) throw unsupportedType();
		return await readMultipartDocument(payload, await limit(request), jsonRules);
	});
}

function writes(
	endpoint: 'attachment' | 'document',
	{ method, url }: FastifyRequest,
	databases: Databases
): boolean {
	const [path = ''] = url.split('?');
	if (method !== 'PUT' || !path.startsWith('/couch/')) return false;
	return databases.find(method, path.slice('/couch'.length))?.endpoint === endpoint;
}

/** What anybody may send is read before anybody is asked who they are. */
function isSmall({ headers }: FastifyRequest): boolean {
	return Number(headers['content-length'] ?? Infinity) <= bounds.strangerBytes;
}

function isMultipart({ headers }: FastifyRequest): boolean {
	return /^multipart\/related\b/i.test(headers['content-type'] ?? '');
}

function unsupportedType(): Refusal {
	return new Refusal(415, 'bad_content_type', 'Content-Type must be application/json');
}
