import { isUlid } from '#domain/documents/ulid.ts';
import { publishRequest, type PublishAnswer } from '#domain/wire/contests.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { publish, type PublishParts } from '../contests/publish-contest.ts';
import { parseRequest } from '../replication/parse-request.ts';
import { notFound } from '../replication/refusal.ts';
import type { Authenticator } from './authenticator.ts';

const path = z.object({ kid: z.string().max(26) });

export interface ApiContestsParts {
	readonly authenticator: Authenticator;
	readonly press: PublishParts;
}

/** `POST /api/v1/contests/<kid>/publish` */
export function apiContests(
	app: FastifyInstance,
	{ authenticator, press }: ApiContestsParts
): void {
	app.post('/api/v1/contests/:kid/publish', async (request): Promise<PublishAnswer> => {
		const { principal } = await authenticator.authenticate(request);
		const { kid } = parseRequest(path, request.params);
		if (!isUlid(kid)) throw notFound();
		return await publish(press, { principal, kid }, parseRequest(publishRequest, request.body));
	});
}
