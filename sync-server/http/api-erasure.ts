import { isUlid, type Ulid } from '#domain/documents/ulid.ts';
import type { Erasure } from '#domain/wire/erasure.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { eraseOnRequest, weighErasure, type ErasureParts } from '../erasure/erase-on-request.ts';
import { parseRequest } from '../replication/parse-request.ts';
import { notFound } from '../replication/refusal.ts';
import type { Authenticator } from './authenticator.ts';

const path = z.object({ cid: z.string().max(26) });

export interface ApiErasureParts {
	readonly authenticator: Authenticator;
	readonly erasure: ErasureParts;
}

/** `/api/v1/erasure/<cid>`: GET says what there is of a person, DELETE erases it for good. */
export function apiErasure(
	app: FastifyInstance,
	{ authenticator, erasure }: ApiErasureParts
): void {
	app.get('/api/v1/erasure/:cid', async (request): Promise<Erasure> => {
		const { principal } = await authenticator.authenticate(request);
		return await weighErasure(erasure, principal, cidIn(request));
	});

	app.delete('/api/v1/erasure/:cid', async (request): Promise<Erasure> => {
		const { principal } = await authenticator.authenticate(request);
		return await eraseOnRequest(erasure, principal, cidIn(request));
	});
}

function cidIn(request: FastifyRequest): Ulid {
	const { cid } = parseRequest(path, request.params);
	if (!isUlid(cid)) throw notFound();
	return cid;
}
