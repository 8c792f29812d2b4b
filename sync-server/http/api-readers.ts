import { isUlid } from '#domain/documents/ulid.ts';
import type { Readers } from '#domain/wire/readers.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readersOf, type ReadersParts } from '../access/readers-of.ts';
import { parseRequest } from '../replication/parse-request.ts';
import { notFound } from '../replication/refusal.ts';
import type { Authenticator } from './authenticator.ts';

const path = z.object({ cid: z.string().max(26) });

export interface ApiReadersParts {
	readonly authenticator: Authenticator;
	readonly readers: ReadersParts;
}

/** `GET /api/v1/readers/<cid>`: who else sees what one sees. No device knows its colleagues' roles. */
export function apiReaders(
	app: FastifyInstance,
	{ authenticator, readers: parts }: ApiReadersParts
): void {
	app.get('/api/v1/readers/:cid', async (request): Promise<Readers> => {
		const { principal } = await authenticator.authenticate(request);
		const { cid } = parseRequest(path, request.params);
		if (!isUlid(cid)) throw notFound();
		return { readers: [...(await readersOf(parts, principal, cid))] };
	});
}
