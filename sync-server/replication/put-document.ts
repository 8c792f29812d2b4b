import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import type { FollowingParts } from './parse-attachments.ts';
import { parseRequest, type Query } from './parse-request.ts';
import { pushEdits, pushRevisions, type PushDependencies } from './push-documents.ts';
import { badRequest, forbidden, Refusal } from './refusal.ts';
import { newId } from './new-id.ts';
import { revision } from './revision.ts';
import type { PushOutcome } from './writer.ts';

const query = z.object({
	rev: revision.optional(),
	new_edits: z.enum(['true', 'false']).default('true')
});
const body = z.looseObject({ _id: z.string().optional(), _rev: z.string().optional() });

export interface PutRequest {
	readonly id: string;
	readonly query: Query;
	readonly body: unknown;
	/** attachments that came after the document, in `multipart/related` */
	readonly parts?: FollowingParts;
	/** `If-Match`, another way to say which revision is changed */
	readonly ifMatch: string | null;
}

/** `PUT /:db/:id` */
export async function putDocument(
	deps: PushDependencies,
	principal: Principal,
	request: PutRequest
) {
	const wanted = parseRequest(query, request.query);
	const document = parseRequest(body, request.body);
	if (document._id !== undefined && document._id !== request.id) {
		throw badRequest('Document ID must match the one in the path');
	}
	const rev = wanted.rev ?? unquoted(request.ifMatch) ?? document._rev;
	if (rev !== undefined && document._rev !== undefined && rev !== document._rev) {
		throw badRequest('Document rev from request body and query string have different values');
	}
	const named = { ...document, _id: request.id, ...(rev !== undefined && { _rev: rev }) };
	const push = { documents: [named], ...(request.parts !== undefined && { parts: request.parts }) };
	const [outcome] =
		wanted.new_edits === 'true'
			? await pushEdits(deps, principal, push)
			: await pushRevisions(deps, principal, push);
	return toAnswer(outcome);
}

/** `POST /:db`: under the id that it has, or one of ours. */
export function postDocument(
	deps: PushDependencies,
	principal: Principal,
	request: Pick<PutRequest, 'query' | 'body'>
) {
	const { _id: id = newId() } = parseRequest(body, request.body);
	return putDocument(deps, principal, { ...request, id, ifMatch: null });
}

/** `DELETE /:db/:id`: a put of nothing, as far as CouchDB is concerned. */
export function deleteDocument(
	deps: PushDependencies,
	principal: Principal,
	request: Omit<PutRequest, 'body'>
) {
	return putDocument(deps, principal, { ...request, body: { _deleted: true } });
}

function toAnswer(outcome: PushOutcome | undefined) {
	if (outcome?.outcome === 'written') return { ok: true, id: outcome.id, rev: outcome.rev };
	if (outcome?.outcome === 'refused') throw forbidden(outcome.refusal);
	throw new Refusal(409, 'conflict', 'Document update conflict.');
}

function unquoted(etag: string | null): string | undefined {
	return etag === null ? undefined : etag.replaceAll('"', '');
}
