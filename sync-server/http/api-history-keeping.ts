import { FEWEST_DAYS, MOST_DAYS } from '#domain/documents/history-settings.ts';
import type { HistoryPreview } from '#domain/wire/history-keeping.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { previewKeeping } from '../history/preview-keeping.ts';
import type { SweepParts } from '../history/sweep-history.ts';
import { parseRequest } from '../replication/parse-request.ts';
import type { Authenticator } from './authenticator.ts';

const query = z.object({ days: z.coerce.number().int().min(FEWEST_DAYS).max(MOST_DAYS) });

export interface ApiHistoryKeepingParts {
	readonly authenticator: Authenticator;
	readonly historySweeps: SweepParts;
}

/** `GET /api/v1/history-keeping?days=<n>`: what would go now, before anybody says so. */
export function apiHistoryKeeping(
	app: FastifyInstance,
	{ authenticator, historySweeps }: ApiHistoryKeepingParts
): void {
	app.get('/api/v1/history-keeping', async (request): Promise<HistoryPreview> => {
		const { principal } = await authenticator.authenticate(request);
		const { days } = parseRequest(query, request.query);
		return await previewKeeping(historySweeps, principal, days);
	});
}
