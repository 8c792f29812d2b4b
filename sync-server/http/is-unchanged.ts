import type { FastifyRequest } from 'fastify';

/** Whether the client has this already, as `If-None-Match` says. */
export function isUnchanged({ headers }: FastifyRequest, etag: string): boolean {
	const known = headers['if-none-match'];
	if (known === undefined) return false;
	const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
	return tags.includes(etag) || tags.includes('*');
}
