import { isUlid } from '#domain/documents/ulid.ts';
import type { History } from '#domain/wire/me.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readHistory, type HistoryParts } from '../history/read-history.ts';
import { parseRequest } from '../replication/parse-request.ts';
import { notFound } from '../replication/refusal.ts';
import type { Authenticator } from './authenticator.ts';

const path = z.object({ cid: z.string().max(26) });
const query = z.object({ before: z.string().max(26).optional() });

/** `GET /api/v1/history/<cid>`: on request, because replicated it would outweigh all else on a device. */
export function apiHistory(
	app: FastifyInstance,
	{ authenticator, history }: { authenticator: Authenticator; history: HistoryParts }
): void {
	app.get('/api/v1/history/:cid', async (request): Promise<History> => {
		const { principal } = await authenticator.authenticate(request);
		const { cid } = parseRequest(path, request.params);
		const { before = null } = parseRequest(query, request.query);
		if (!isUlid(cid)) throw notFound();
		return readHistory(history, principal, { cid, before });
	});
}
