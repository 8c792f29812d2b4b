import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import { splitDocument } from '../replication/following-parts.ts';
import type { FollowingParts } from '../replication/parse-attachments.ts';
import { badRequest, Refusal, tooLarge } from '../replication/refusal.ts';
import { bounds } from './bounds.ts';
import { scanJson, type JsonBounds, type JsonFault } from './scan-json.ts';

const decompress = { gzip: promisify(gunzip), deflate: promisify(inflate) };

const FAULTS: Readonly<Record<JsonFault, string>> = {
	'too-deep': 'the JSON is nested too deeply',
	'too-many-keys': 'the JSON has too many keys',
	'duplicate-key': 'the JSON has the same key twice in one object',
	'reserved-key': 'the JSON has a key that is not allowed: __proto__, constructor or prototype'
};

/** How JSON is read. */
export type JsonRules = Pick<JsonBounds, 'reservedKeys'>;

/** A document, and bytes that come after it. */
export class MultipartDocument {
	constructor(
		readonly document: unknown,
		readonly parts: FollowingParts
	) {}
}

/**
 * @param limit bytes, as sent and again after inflating
 * @returns the parsed body; undefined when it is empty
 */
export async function readJsonBody(
	payload: IncomingMessage,
	limit: number,
	rules: JsonRules
): Promise<unknown> {
	return parseJson(await readText(payload, limit), rules);
}

/** `multipart/related`: a document, then its attachments, each as a part of its own. */
export async function readMultipartDocument(
	payload: IncomingMessage,
	limit: number,
	rules: JsonRules
): Promise<MultipartDocument> {
	const bytes = await readRawBody(payload, limit);
	const sent = splitDocument(bytes, payload.headers['content-type'] ?? '');
	if (sent === null) throw badRequest('the body is no document in multipart/related');
	const document = parseJson(toText(sent.json), rules);
	const parts = sent.partsFor(document);
	if (parts === null)
		throw badRequest('the parts are not the attachments that the document announces');
	return new MultipartDocument(document, parts);
}

function parseJson(text: string, rules: JsonRules): unknown {
	if (text.trim() === '') return undefined;
	const fault = scanJson(text, { depth: bounds.bodyDepth, keys: bounds.bodyKeys, ...rules });
	if (fault !== null) throw badRequest(FAULTS[fault]);
	try {
		return JSON.parse(text);
	} catch {
		throw badRequest('invalid UTF-8 JSON');
	}
}

/** The body of an attachment, as sent. */
export async function readRawBody(payload: IncomingMessage, limit: number): Promise<Buffer> {
	const sent = await readBytes(payload, limit);
	return await inflated(sent, payload.headers['content-encoding'] ?? 'identity', limit);
}

export function isBytes(body: unknown): body is Uint8Array {
	return body instanceof Uint8Array;
}

/** `_session` is signed in to with a form by CouchDB's own replicator. */
export async function readFormBody(payload: IncomingMessage): Promise<unknown> {
	const form = new URLSearchParams(await readText(payload, bounds.formBytes));
	return { name: form.get('name'), password: form.get('password') };
}

async function readText(payload: IncomingMessage, limit: number): Promise<string> {
	return toText(await readRawBody(payload, limit));
}

function toText(plain: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
	} catch {
		throw badRequest('invalid UTF-8 JSON');
	}
}

async function readBytes(payload: IncomingMessage, limit: number): Promise<Buffer> {
	if (Number(payload.headers['content-length'] ?? 0) > limit) throw bodyTooLarge(limit);
	const chunks: Buffer[] = [];
	let size = 0;
	// Not destroyed on return: that would take the connection away before the refusal is written.
	for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
		const bytes = chunk as Buffer;
		size += bytes.length;
		if (size > limit) throw bodyTooLarge(limit);
		chunks.push(bytes);
	}
	return Buffer.concat(chunks, size);
}

async function inflated(sent: Buffer, encoding: string, limit: number): Promise<Buffer> {
	if (encoding === 'identity') return sent;
	if (encoding !== 'gzip' && encoding !== 'deflate') {
		throw new Refusal(415, 'bad_content_encoding', 'send the body plain, or as gzip or deflate');
	}
	try {
		// zlib stops as soon as there is more: a small bomb never becomes a large buffer.
		return await decompress[encoding](sent, { maxOutputLength: limit });
	} catch (cause) {
		if (cause instanceof RangeError) throw bodyTooLarge(limit);
		throw badRequest(`the body is not ${encoding}`);
	}
}

function bodyTooLarge(limit: number): Refusal {
	return tooLarge(`the body is larger than ${limit} bytes`);
}
