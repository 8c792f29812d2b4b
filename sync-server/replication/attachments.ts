import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import type { AttachmentFacts, StoredRevision } from '../storage/port.ts';
import { parseRequest, type Query } from './parse-request.ts';
import type { PushDependencies } from './push-documents.ts';
import { putDocument } from './put-document.ts';
import type { Reader } from './reader.ts';
import { Refusal } from './refusal.ts';
import { revision } from './revision.ts';
import { toWire } from './wire-document.ts';

export interface AttachmentRequest {
	readonly id: string;
	/** of the attachment; it may hold slashes */
	readonly name: string;
	readonly query: Query;
	readonly ifMatch: string | null;
}

export interface FoundAttachment {
	readonly facts: AttachmentFacts;
	readonly data: Uint8Array;
}

const query = z.object({ rev: revision.optional() });

/** `GET /:db/:id/:attachment`. Hidden, deleted and absent are answered alike. */
export async function getAttachment(
	reader: Reader,
	principal: Principal,
	request: Pick<AttachmentRequest, 'id' | 'name' | 'query'>
): Promise<FoundAttachment> {
	const { rev } = parseRequest(query, request.query);
	const found = await readableRevision(reader, principal, { id: request.id, rev });
	const facts = found?.attachments?.[request.name];
	if (facts === undefined) throw noSuchAttachment();
	const data = await reader.storage.attachment(request.id, facts.digest);
	if (data === null) throw noSuchAttachment();
	reader.given(principal, 1);
	return { facts, data };
}

/** `PUT /:db/:id/:attachment`: an edit of the document that changes this alone. */
export async function putAttachment(
	deps: PushDependencies,
	principal: Principal,
	request: AttachmentRequest & { readonly contentType: string; readonly data: Uint8Array }
) {
	const data = Buffer.from(request.data).toString('base64');
	const added = { [request.name]: { content_type: request.contentType, data } };
	return await edit(deps, principal, request, (attachments) => ({ ...attachments, ...added }));
}

/** `DELETE /:db/:id/:attachment` */
export async function deleteAttachment(
	deps: PushDependencies,
	principal: Principal,
	request: AttachmentRequest
) {
	return await edit(deps, principal, request, ({ [request.name]: removed, ...others }) => {
		if (removed === undefined) throw noSuchAttachment();
		return others;
	});
}

async function edit(
	deps: PushDependencies,
	principal: Principal,
	{ id, query: parameters, ifMatch }: AttachmentRequest,
	change: (attachments: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
) {
	const rev = parseRequest(query, parameters).rev ?? ifMatch?.replaceAll('"', '');
	const before = await readableRevision(deps.reader, principal, { id, rev });
	if (before === null && rev !== undefined) throw conflict();
	const document = before === null || before.deleted ? { _id: id } : toWire(before);
	if (rev === undefined && before !== null && !before.deleted) throw conflict();
	const { _attachments, ...fields } = document as { readonly _attachments?: object };
	const attachments = change({ ..._attachments });
	const body = { ...fields, _attachments: attachments };
	return await putDocument(deps, principal, { id, query: {}, body, ifMatch: null });
}

/** Storage is asked either way, so that the time of an answer says no more than its words. */
async function readableRevision(
	{ storage, ledger }: Reader,
	principal: Principal,
	{ id, rev }: { readonly id: string; readonly rev: string | undefined }
): Promise<StoredRevision | null> {
	const [may, [row]] = await Promise.all([
		ledger.mayRead(principal, id),
		storage.bulkGet([rev === undefined ? { id } : { id, rev }])
	]);
	return may ? (row?.found[0] ?? null) : null;
}

function conflict(): Refusal {
	return new Refusal(409, 'conflict', 'Document update conflict.');
}

function noSuchAttachment(): Refusal {
	return new Refusal(404, 'not_found', 'Document is missing attachment');
}
