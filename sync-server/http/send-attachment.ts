import type { FastifyReply } from 'fastify';
import type { FoundAttachment } from '../replication/attachments.ts';

/**
 * Somebody else made these bytes, and they come from our own origin: a browser must neither guess what
 * they are nor run what is in them.
 */
export function sendAttachment(reply: FastifyReply, { facts, data }: FoundAttachment): Buffer {
	const { contentType, digest } = facts;
	void reply.headers({
		'content-type': isHeaderText(contentType) ? contentType : 'application/octet-stream',
		'content-md5': digest.slice('md5-'.length),
		etag: `"${digest}"`,
		'cache-control': 'private, no-cache',
		'content-disposition': 'attachment',
		'content-security-policy': "sandbox; default-src 'none'",
		'x-content-type-options': 'nosniff'
	});
	return Buffer.from(data);
}

function isHeaderText(text: string): boolean {
	return /^[\x20-\x7e]+$/.test(text);
}
