import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { joinDocument, jsonPart, type DocumentWithParts } from '../replication/following-parts.ts';
import type { FoundDocument } from '../replication/get-document.ts';
import { joinMultipart, type Part } from '../replication/multipart.ts';
import type { OpenRevision } from '../replication/open-revisions.ts';
import { isUnchanged } from './is-unchanged.ts';

/** Attachments follow a document for those who ask for just that: CouchDB's replicator does. */
export function attachedAs(
	{ headers }: FastifyRequest,
	wanted: 'multipart/related' | 'multipart/mixed'
): 'base64' | 'parts' {
	const types = (headers.accept ?? '').split(',').map((type) => type.split(';')[0]?.trim());
	return types.includes(wanted) && !types.includes('application/json') ? 'parts' : 'base64';
}

export function sendDocument(
	request: FastifyRequest,
	reply: FastifyReply,
	{ etag, ...found }: FoundDocument
): unknown {
	if (etag !== null) void reply.header('etag', etag);
	if (etag !== null && isUnchanged(request, etag)) return reply.code(304).send();
	if (found.parts.length === 0) return found.document;
	const { type, body } = related(found);
	void reply.type(type);
	return body;
}

/** `open_revs` as one JSON, read as fast as the client takes it. */
export function sendRevisions(
	reply: FastifyReply,
	revisions: AsyncIterable<OpenRevision>
): Readable {
	void reply.type('application/json');
	return Readable.from(jsonList(revisions));
}

/** The same as `multipart/mixed`: each document is a part, and has parts of its own if it has attachments. */
export function sendRevisionsInParts(
	reply: FastifyReply,
	revisions: AsyncIterable<OpenRevision>
): Readable {
	const boundary = newBoundary();
	void reply.type(`multipart/mixed; boundary="${boundary}"`);
	return Readable.from(mixed(revisions, boundary));
}

async function* jsonList(revisions: AsyncIterable<OpenRevision>): AsyncGenerator<string> {
	let separator = '[';
	for await (const one of revisions) {
		const row = 'missing' in one ? one : { ok: one.ok.document };
		yield `${separator}${JSON.stringify(row)}`;
		separator = ',';
	}
	yield separator === '[' ? '[]\n' : ']\n';
}

async function* mixed(
	revisions: AsyncIterable<OpenRevision>,
	boundary: string
): AsyncGenerator<Buffer> {
	const end = joinMultipart([], boundary);
	for await (const one of revisions) {
		const joined = joinMultipart([toPart(one)], boundary);
		yield joined.subarray(0, joined.length - end.length);
	}
	yield end;
}

function toPart(one: OpenRevision): Part {
	if ('missing' in one) return jsonPart(one, 'application/json; error="true"');
	if (one.ok.parts.length === 0) return jsonPart(one.ok.document);
	const { type, body } = related(one.ok);
	return { headers: new Map([['Content-Type', type]]), body };
}

function related(found: DocumentWithParts): { readonly type: string; readonly body: Buffer } {
	const boundary = newBoundary();
	return {
		type: `multipart/related; boundary="${boundary}"`,
		body: joinDocument(found, boundary)
	};
}

/** Chance alone keeps it from being in somebody's bytes. */
function newBoundary(): string {
	return randomBytes(16).toString('hex');
}
