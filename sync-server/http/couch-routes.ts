import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { deleteAttachment, getAttachment, putAttachment } from '../replication/attachments.ts';
import { allDocs } from '../replication/all-docs.ts';
import { bulkDocs } from '../replication/bulk-docs.ts';
import { bulkGet } from '../replication/bulk-get.ts';
import { changes } from '../replication/changes.ts';
import { databaseInfo } from '../replication/database-info.ts';
import { getDocument } from '../replication/get-document.ts';
import { openRevisions } from '../replication/open-revisions.ts';
import { deleteLocal, getLocal, putLocal } from '../replication/local-documents.ts';
import type { Query } from '../replication/parse-request.ts';
import { deleteDocument, postDocument, putDocument } from '../replication/put-document.ts';
import { badRequest, notFound, Refusal } from '../replication/refusal.ts';
import { revsDiff } from '../replication/revs-diff.ts';
import { root } from '../replication/root.ts';
import type { Authenticated, Authenticator } from './authenticator.ts';
import type { DatabaseEndpoint } from './couch-path.ts';
import type { CouchDatabase, Databases } from './databases.ts';
import type { OpenFeeds } from './open-feeds.ts';
import { isBytes, MultipartDocument } from './read-body.ts';
import { sendAttachment } from './send-attachment.ts';
import { attachedAs, sendDocument, sendRevisions, sendRevisionsInParts } from './send-document.ts';

export interface CouchParts {
	readonly authenticator: Authenticator;
	readonly databases: Databases;
	readonly feeds: OpenFeeds;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Call {
	readonly parts: CouchParts;
	readonly database: CouchDatabase;
	readonly asker: Authenticated;
	/** of the document, or '' */
	readonly id: string;
	/** of the attachment, or '' */
	readonly name: string;
	readonly query: Query;
	readonly body: unknown;
	readonly request: FastifyRequest;
	readonly reply: FastifyReply;
}

type Handler = (call: Call) => unknown;

type Endpoint = 'database' | DatabaseEndpoint | 'document' | 'local' | 'attachment';

/** All that there is of a database. */
const ENDPOINTS: Readonly<Record<Endpoint, Readonly<Partial<Record<Method, Handler>>>>> = {
	database: {
		GET: ({ database, asker }) => databaseInfo(database.reader, asker.principal, database.name),
		POST: ({ database, asker, query, body, reply }) => {
			reply.code(201);
			return postDocument(database, asker.principal, { query, body });
		}
	},
	changes: { GET: answerChanges, POST: answerChanges },
	allDocs: { GET: answerAllDocs, POST: answerAllDocs },
	bulkGet: {
		POST: async ({ database, asker, reply, ...call }) => {
			const pieces = await bulkGet(database.reader, asker.principal, call);
			reply.type('application/json');
			return Readable.from(pieces);
		}
	},
	revsDiff: {
		POST: ({ database, asker, ...call }) => revsDiff(database.reader, asker.principal, call)
	},
	bulkDocs: {
		POST: ({ database, asker, body, reply }) => {
			reply.code(201);
			return bulkDocs(database, asker.principal, { body });
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
		GET: answerDocument,
		PUT: ({ database, asker, request, reply, id, query, body }) => {
			reply.code(201);
			const sent = body instanceof MultipartDocument ? body : { document: body };
			const { document, ...parts } = sent;
			const call = { id, query, body: document, ...parts, ifMatch: ifMatch(request) };
			return putDocument(database, asker.principal, call);
		},
		DELETE: ({ database, asker, request, id, query }) =>
			deleteDocument(database, asker.principal, { id, query, ifMatch: ifMatch(request) })
	},
	local: {
		GET: ({ database, asker, id }) => getLocal(database.local, asker.principal, id),
		PUT: ({ database, asker, id, body, reply }) => {
			reply.code(201);
			return putLocal(database.local, asker.principal, id, body);
		},
		DELETE: ({ database, asker, id }) => deleteLocal(database.local, asker.principal, id)
	},
	attachment: {
		GET: async ({ database, asker, request, reply, ...call }) =>
			sendAttachment(request, reply, await getAttachment(database.reader, asker.principal, call)),
		PUT: ({ database, asker, request, reply, body, ...call }) => {
			if (!isBytes(body)) throw badRequest('the attachment has no bytes');
			reply.code(201);
			const contentType = request.headers['content-type'] ?? 'application/octet-stream';
			const attachment = { ...call, ifMatch: ifMatch(request), contentType, data: body };
			return putAttachment(database, asker.principal, attachment);
		},
		DELETE: ({ database, asker, request, ...call }) =>
			deleteAttachment(database, asker.principal, { ...call, ifMatch: ifMatch(request) })
	}
};

export function couchRoutes(app: FastifyInstance, parts: CouchParts): void {
	const answer = async (request: FastifyRequest, reply: FastifyReply) => {
		const { databases, authenticator } = parts;
		const [path, query] = splitOnce(request.url.slice('/couch'.length), '?');
		const method = methodOf(request);
		const isGreeting = isRoot(path) && method === 'GET';
		if (isGreeting && databases.greets === 'everyone') return root(databases.uuid);
		const asker = await authenticator.authenticate(request);
		if (isGreeting) return root(databases.uuid);
		const target = databases.find(request.method, path);
		if (target === null) throw notFound();
		if (target.endpoint === 'root') throw notOffered();
		if (target.endpoint === 'administration') {
			const result = await databases.administer(method, target, asker.principal);
			if (result === null) throw notOffered();
			return reply.code(result.status).send(result.body);
		}
		const handler = ENDPOINTS[target.endpoint][method];
		if (handler === undefined) throw notOffered();
		const result = await handler({
			parts,
			database: target.database,
			asker,
			id: 'id' in target ? target.id : '',
			name: 'name' in target ? target.name : '',
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

async function answerChanges({ parts, database, asker, request, reply, query, body }: Call) {
	if (request.method === 'HEAD') throw badRequest('_changes has no head');
	const isFeed = (query['feed'] ?? 'normal') !== 'normal';
	const signal = isFeed
		? parts.feeds.open(asker.principal.device, reply.raw)
		: new AbortController().signal;
	const lastEvent = request.headers['last-event-id'];
	const from = typeof lastEvent === 'string' ? { since: lastEvent } : {};
	const asked = { query: { ...query, ...from }, body, signal };
	const answer = await changes(database.reader, asker, asked);
	if (answer.kind === 'page') return answer.page;
	// A compressor would keep the line feeds back that tell the client that the line is alive.
	request.headers['x-no-compression'] = '1';
	reply.type(answer.type);
	return Readable.from(answer.chunks);
}

async function answerDocument({ database, asker, request, reply, id, query }: Call) {
	const { reader } = database;
	if (query['open_revs'] === undefined) {
		const attached = attachedAs(request, 'multipart/related');
		const found = await getDocument(reader, asker.principal, { id, query, attached });
		return sendDocument(request, reply, found);
	}
	const attached = attachedAs(request, 'multipart/mixed');
	const revisions = await openRevisions(reader, asker.principal, { id, query, attached });
	return attached === 'parts'
		? sendRevisionsInParts(reply, revisions)
		: sendRevisions(reply, revisions);
}

function answerAllDocs({ database, asker, ...call }: Call) {
	return allDocs(database.reader, asker.principal, call);
}

function isRoot(path: string): boolean {
	return /^\/*$/.test(path);
}

function ifMatch({ headers }: FastifyRequest): string | null {
	return headers['if-match'] ?? null;
}

function notOffered(): Refusal {
	return new Refusal(405, 'method_not_allowed', 'this is not offered here');
}

function methodOf({ method }: FastifyRequest): Method {
	return method === 'POST' || method === 'PUT' || method === 'DELETE' ? method : 'GET';
}

function splitOnce(text: string, separator: string): [string, string] {
	const at = text.indexOf(separator);
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
