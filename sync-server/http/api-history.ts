import { customerId } from '#domain/documents/ids.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { History } from '#domain/wire/history.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AuditTrail } from '../audit/trail.ts';
import { readHistory, type HistoryParts } from '../history/read-history.ts';
import { parseRequest } from '../replication/parse-request.ts';
import { notFound } from '../replication/refusal.ts';
import type { Authenticator } from './authenticator.ts';

const path = z.object({ cid: z.string().max(26) });
const query = z.object({ before: z.string().max(26).optional() });

export interface ApiHistoryParts {
	readonly authenticator: Authenticator;
	readonly history: HistoryParts;
	readonly trail: AuditTrail;
}

/** `GET /api/v1/history/<cid>`: on request, because replicated it would outweigh all else on a device. */
export function apiHistory(
	app: FastifyInstance,
	{ authenticator, history, trail }: ApiHistoryParts
): void {
	app.get('/api/v1/history/:cid', async (request): Promise<History> => {
		const { principal } = await authenticator.authenticate(request);
		const { cid } = parseRequest(path, request.params);
		const { before = null } = parseRequest(query, request.query);
		if (!isUlid(cid)) throw notFound();
		const answer = await readHistory(history, principal, { cid, before });
		const { uid: actor, device } = principal;
		const count = answer.events.length;
		trail.note({ actor, device, action: 'history', subject: customerId(cid), count });
		return answer;
	});
}
