import { isUlid } from '#domain/documents/ulid.ts';
import {
	abandonRequest,
	commitRequest,
	drawRequest,
	freezeRequest,
	redrawRequest,
	type DrawAnswer
} from '#domain/wire/draws.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Draws } from '../draws/draws.ts';
import { parseRequest } from '../replication/parse-request.ts';
import { notFound } from '../replication/refusal.ts';
import type { Authenticator } from './authenticator.ts';

/** It holds ids and digests alone. */
const FILE = { config: { opensInWindow: true } } as const;

const path = z.object({ kid: z.string().max(26) });

export interface ApiDrawsParts {
	readonly authenticator: Authenticator;
	readonly draws: Draws;
}

/** `/api/v1/draws/<kid>`: how far a draw has come, its next step, and what is published of it. */
export function apiDraws(app: FastifyInstance, { authenticator, draws }: ApiDrawsParts): void {
	const asked = async (request: FastifyRequest) => {
		const { principal } = await authenticator.authenticate(request);
		const { kid } = parseRequest(path, request.params);
		if (!isUlid(kid)) throw notFound();
		return { principal, kid };
	};

	app.get('/api/v1/draws/:kid', async (request): Promise<DrawAnswer> => {
		return await draws.state(await asked(request));
	});

	app.post('/api/v1/draws/:kid/commit', async (request): Promise<DrawAnswer> => {
		const who = await asked(request);
		return await draws.commit(who, parseRequest(commitRequest, request.body).after);
	});

	app.post('/api/v1/draws/:kid/freeze', async (request): Promise<DrawAnswer> => {
		return await draws.freeze(await asked(request), parseRequest(freezeRequest, request.body));
	});

	app.post('/api/v1/draws/:kid/draw', async (request): Promise<DrawAnswer> => {
		const who = await asked(request);
		const { after, text } = parseRequest(drawRequest, request.body);
		return await draws.draw(who, after, text);
	});

	app.post('/api/v1/draws/:kid/redraw', async (request): Promise<DrawAnswer> => {
		return await draws.redraw(await asked(request), parseRequest(redrawRequest, request.body));
	});

	app.post('/api/v1/draws/:kid/abandon', async (request): Promise<DrawAnswer> => {
		const who = await asked(request);
		const { after, reason } = parseRequest(abandonRequest, request.body);
		return await draws.abandon(who, after, reason);
	});

	app.get('/api/v1/draws/:kid/list.txt', FILE, async (request, reply) => {
		const list = await draws.list(await asked(request));
		return await reply.type('text/plain; charset=utf-8').send(list);
	});

	app.get('/api/v1/draws/:kid/result.json', FILE, async (request, reply) => {
		const result = await draws.result(await asked(request));
		return await reply.type('application/json; charset=utf-8').send(result);
	});
}
