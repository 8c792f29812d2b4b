import { isUlid } from '#domain/documents/ulid.ts';
import type { CardSeenBy, SeenBy } from '#domain/wire/view-as.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { cardSeenBy, type CardSeenByParts } from '../access/card-seen-by.ts';
import { seenBy, type SeenByParts } from '../access/seen-by.ts';
import type { AuditTrail } from '../audit/trail.ts';
import { parseRequest } from '../replication/parse-request.ts';
import { notFound } from '../replication/refusal.ts';
import type { Authenticator } from './authenticator.ts';

const person = z.object({ uid: z.string().max(26) });
const card = person.extend({ cid: z.string().max(26) });
const query = z.object({ after: z.string().max(26).default('') });

/** Customers in one answer. */
const PAGE = 2000;

export interface ApiViewAsParts {
	readonly authenticator: Authenticator;
	readonly viewAs: SeenByParts & CardSeenByParts;
	readonly trail: AuditTrail;
}

/**
 * What a colleague sees, told to who says what colleagues see, as far as the asker sees it. It is told
 * and not done: there is no session in anybody else's name, and nothing to write with.
 */
export function apiViewAs(
	app: FastifyInstance,
	{ authenticator, viewAs, trail }: ApiViewAsParts
): void {
	app.get('/api/v1/view-as/:uid', async (request): Promise<SeenBy> => {
		const { principal } = await authenticator.authenticate(request);
		const { uid } = parseRequest(person, request.params);
		const { after } = parseRequest(query, request.query);
		const answer = await seenBy(viewAs, principal, { uid, after, limit: PAGE });
		const { uid: actor, device } = principal;
		const count = answer.customers.length;
		trail.note({ actor, device, action: 'view-as', subject: `person:${uid}`, count });
		return answer;
	});

	app.get('/api/v1/view-as/:uid/customers/:cid', async (request): Promise<CardSeenBy> => {
		const { principal } = await authenticator.authenticate(request);
		const { uid, cid } = parseRequest(card, request.params);
		if (!isUlid(cid)) throw notFound();
		const answer = await cardSeenBy(viewAs, principal, { uid, cid });
		const { uid: actor, device } = principal;
		const subject = `person:${uid} customer:${cid}`;
		trail.note({ actor, device, action: 'view-as', subject, count: 1 });
		return answer;
	});
}
