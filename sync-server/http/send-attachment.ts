import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FoundAttachment } from '../replication/attachments.ts';
import { Refusal } from '../replication/refusal.ts';
import { isUnchanged } from './is-unchanged.ts';

/**
 * Somebody else made these bytes, and they come from our own origin: a browser must neither guess what
 * they are nor run what is in them.
 */
export function sendAttachment(
	request: FastifyRequest,
	reply: FastifyReply,
	{ facts, data }: FoundAttachment
): unknown {
	const { contentType, digest } = facts;
	const etag = `"${digest}"`;
	void reply.headers({
		'content-type': isHeaderText(contentType) ? contentType : 'application/octet-stream',
		etag,
		'accept-ranges': 'bytes',
		'cache-control': 'private, no-cache',
		'content-disposition': 'attachment',
		'content-security-policy': "sandbox; default-src 'none'",
		'x-content-type-options': 'nosniff'
	});
	if (isUnchanged(request, etag)) return reply.code(304).send();
	const bytes = Buffer.from(data);
	const range = rangeOf(request, bytes.length, etag);
	if (range === null) return bytes;
	// What a compressor makes of a part is not that part of the whole.
	request.headers['x-no-compression'] = '1';
	void reply.code(206);
	void reply.header('content-range', `bytes ${range.first}-${range.last}/${bytes.length}`);
	return bytes.subarray(range.first, range.last + 1);
}

/**
 * @returns null for the whole, also where several parts are asked for, or a part of other bytes
 * @throws Refusal 416
 */
function rangeOf(
	{ headers }: FastifyRequest,
	length: number,
	etag: string
): { readonly first: number; readonly last: number } | null {
	const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
	const isOfOther = headers['if-range'] !== undefined && headers['if-range'] !== etag;
	if ((from === '' && to === '') || isOfOther) return null;
	const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
	const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
	if (first > last) throw new Refusal(416, 'requested_range_not_satisfiable', 'no such range');
	return { first, last };
}

function isHeaderText(text: string): boolean {
	return /^[\x20-\x7e]+$/.test(text);
}
