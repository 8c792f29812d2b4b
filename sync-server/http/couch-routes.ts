import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allDocs } from '../replication/all-docs.ts';
import { bulkDocs } from '../replication/bulk-docs.ts';
import { bulkGet } from '../replication/bulk-get.ts';
import { changes } from '../replication/changes.ts';
import { databaseInfo } from '../replication/database-info.ts';
import { getDocument } from '../replication/get-document.ts';
import { deleteLocal, getLocal, putLocal } from '../replication/local-documents.ts';
import type { Query } from '../replication/parse-request.ts';
import { deleteDocument, putDocument } from '../replication/put-document.ts';
import type { Reader } from '../replication/reader.ts';
import { badRequest, notFound, Refusal } from '../replication/refusal.ts';
import { revsDiff } from '../replication/revs-diff.ts';
import { root } from '../replication/root.ts';
import type { Writer } from '../replication/writer.ts';
import type { Storage } from '../storage/port.ts';
import type { Authenticated, Authenticator } from './authenticator.ts';
import { parseCouchPath, type CouchPath } from './couch-path.ts';
import type { OpenFeeds } from './open-feeds.ts';

export interface CouchParts {
	readonly authenticator: Authenticator;
	readonly reader: Reader;
	readonly writer: Writer;
	readonly local: Storage['local'];
	readonly feeds: OpenFeeds;
	/** the name of the one database */
	readonly database: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Endpoint = Exclude<CouchPath['endpoint'], 'session'>;

interface Call {
	readonly parts: CouchParts;
	readonly asker: Authenticated;
	/** of the document, or '' */
	readonly id: string;
	readonly query: Query;
	readonly body: unknown;
	readonly request: FastifyRequest;
	readonly reply: FastifyReply;
}

type Handler = (call: Call) => unknown;

/** All that there is under `/couch`, but for `_session`. */
const ENDPOINTS: Readonly<Record<Endpoint, Readonly<Partial<Record<Method, Handler>>>>> = {
	root: { GET: ({ parts }) => root(parts.reader) },
	database: {
		GET: ({ parts, asker }) => databaseInfo(parts.reader, asker.principal, parts.database)
	},
	changes: { GET: answerChanges, POST: answerChanges },
	allDocs: { GET: answerAllDocs, POST: answerAllDocs },
	bulkGet: {
		POST: async ({ parts, asker, reply, ...call }) => {
			const pieces = await bulkGet(parts.reader, asker.principal, call);
			reply.type('application/json');
			return Readable.from(pieces);
		}
	},
	revsDiff: { POST: ({ parts, asker, ...call }) => revsDiff(parts.reader, asker.principal, call) },
	bulkDocs: {
		POST: ({ parts, asker, body, reply }) => {
			reply.code(201);
			return bulkDocs(parts, asker.principal, { body });
		}
	},
	ensureFullCommit: {
		// Every write is durable before it is acknowledged.
		POST: ({ reply }) => {
			reply.code(201);
			return { ok: true, instance_start_time: '0' };
		}
	},
	document: {
		GET: ({ parts, asker, ...call }) => getDocument(parts.reader, asker.principal, call),
		PUT: ({ parts, asker, request, reply, ...call }) => {
			reply.code(201);
			const ifMatch = request.headers['if-match'] ?? null;
			return putDocument(parts, asker.principal, { ...call, ifMatch });
		},
		DELETE: ({ parts, asker, request, ...call }) => {
			const ifMatch = request.headers['if-match'] ?? null;
			return deleteDocument(parts, asker.principal, { ...call, ifMatch });
		}
	},
	local: {
		GET: ({ parts, asker, id }) => getLocal(parts.local, asker.principal, id),
		PUT: ({ parts, asker, id, body, reply }) => {
			reply.code(201);
			return putLocal(parts.local, asker.principal, id, body);
		},
		DELETE: ({ parts, asker, id }) => deleteLocal(parts.local, asker.principal, id)
	},
	attachment: { GET: refuseAttachments, PUT: refuseAttachments, DELETE: refuseAttachments }
};

export function couchRoutes(app: FastifyInstance, parts: CouchParts): void {
	const answer = async (request: FastifyRequest, reply: FastifyReply) => {
		const asker = await parts.authenticator.authenticate(request);
		const [path, query] = splitOnce(request.url.slice('/couch'.length), '?');
		const target = parseCouchPath(path, parts.database);
		if (target === null || target.endpoint === 'session') throw notFound();
		const handler = ENDPOINTS[target.endpoint][methodOf(request)];
		if (handler === undefined) {
			throw new Refusal(405, 'method_not_allowed', 'this is not offered here');
		}
		const result = await handler({
			parts,
			asker,
			id: 'id' in target ? target.id : '',
			query: Object.fromEntries(new URLSearchParams(query)),
			body: request.body,
			request,
			reply
		});
		return reply.sent ? reply : reply.send(result);
	};
	const method = ['GET', 'POST', 'PUT', 'DELETE'];
	app.route({ method, url: '/couch', handler: answer });
	app.route({ method, url: '/couch/*', handler: answer });
}

async function answerChanges({ parts, asker, request, reply, query, body }: Call) {
	if (request.method === 'HEAD') throw badRequest('_changes has no head');
	const isFeed = query['feed'] === 'longpoll' || query['feed'] === 'continuous';
	const signal = isFeed
		? parts.feeds.open(asker.principal.device, reply.raw)
		: new AbortController().signal;
	const answer = await changes(parts.reader, asker, { query, body, signal });
	if (answer.kind === 'page') return answer.page;
	// A compressor would keep the line feeds back that tell the client that the line is alive.
	request.headers['x-no-compression'] = '1';
	reply.type('application/json');
	return Readable.from(answer.chunks);
}

function answerAllDocs({ parts, asker, ...call }: Call) {
	return allDocs(parts.reader, asker.principal, call);
}

function refuseAttachments(): never {
	throw new Refusal(501, 'not_implemented', 'attachments are not taken yet');
}

function methodOf({ method }: FastifyRequest): Method {
	return method === 'POST' || method === 'PUT' || method === 'DELETE' ? method : 'GET';
}

function splitOnce(text: string, separator: string): [string, string] {
	const at = text.indexOf(separator);
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
