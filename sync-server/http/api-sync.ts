import {
	reconcileRequest,
	type reconcileAnswer,
	type Revocations,
	type waitAnswer
} from '#domain/wire/me.ts';
import type { Random } from '#domain/kernel/random.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Ledger } from '../ledger/port.ts';
import { parseRequest } from '../replication/parse-request.ts';
import type { Authenticator } from './authenticator.ts';
import type { OpenFeeds } from './open-feeds.ts';

const since = z.object({ since: z.string().max(100).default('0') });

/** Under the minute after which networks cut a silent line; spread, so that devices don't come back at once. */
const SHORTEST_WAIT = 40_000;
const LONGEST_WAIT = 50_000;

export interface ApiSyncParts {
	readonly authenticator: Authenticator;
	readonly ledger: Ledger;
	readonly feeds: OpenFeeds;
	readonly random: Random;
}

/** What our own device asks besides replication: what to forget, and when to come back. */
export function apiSync(app: FastifyInstance, parts: ApiSyncParts): void {
	const { authenticator, ledger, feeds, random } = parts;

	app.get('/api/v1/revocations', async (request): Promise<Revocations> => {
		const { principal } = await authenticator.authenticate(request);
		const query = parseRequest(since, request.query);
		const revoked = await ledger.revocations(principal, query.since);
		return { gone: [...revoked.gone], since: revoked.since };
	});

	app.post('/api/v1/reconcile', async (request): Promise<z.infer<typeof reconcileAnswer>> => {
		const { principal } = await authenticator.authenticate(request);
		const { ids } = parseRequest(reconcileRequest, request.body);
		return { drop: [...(await ledger.reconcile(principal, ids))] };
	});

	app.get('/api/v1/wait', async (request, reply): Promise<z.infer<typeof waitAnswer>> => {
		const { principal } = await authenticator.authenticate(request);
		const query = parseRequest(since, request.query);
		const ended = feeds.open(principal.device, reply.raw);
		const patience = Math.round(SHORTEST_WAIT + random() * (LONGEST_WAIT - SHORTEST_WAIT));
		const signal = AbortSignal.any([ended, AbortSignal.timeout(patience)]);
		return { changed: await ledger.changed(principal, query.since, signal) };
	});
}
