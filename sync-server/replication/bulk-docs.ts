import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import type { Storage } from '../storage/port.ts';
import { putLocal } from './local-documents.ts';
import { newId } from './new-id.ts';
import { atMostItems, parseRequest } from './parse-request.ts';
import { pushEdits, pushRevisions, type PushDependencies } from './push-documents.ts';
import type { WireDocument } from './parse-pushed.ts';
import type { PushOutcome } from './writer.ts';

type NamedDocument = WireDocument & { readonly _id: string };

const LOCAL = '_local/';

/** Not copied, as a parser would: a push is mostly documents, and each is looked at field by field later. */
const document = z.custom<WireDocument>(isDocument, 'must be a document, and its _id a text');
const body = z.object({
	docs: atMostItems(document),
	new_edits: z.boolean().default(true)
});

/**
 * `POST /:db/_bulk_docs`. What is not taken comes back as a row `forbidden` with its `id`: without the
 * id a stock client would lose the document silently, and any other error would end its replication.
 */
export async function bulkDocs(
	deps: PushDependencies & { readonly local: Storage['local'] },
	principal: Principal,
	request: { readonly body: unknown }
): Promise<readonly object[]> {
	const { docs, new_edits } = parseRequest(body, request.body);
	const documents = docs.map(named);
	const push = { documents: documents.filter(({ _id }) => !isLocal(_id)) };
	const pushed = new_edits
		? await pushEdits(deps, principal, push)
		: await pushRevisions(deps, principal, push);
	const outcomes = pushed.values();
	const rows: object[] = [];
	for (const document of documents) {
		const row = isLocal(document._id)
			? await putLocal(deps.local, principal, document._id.slice(LOCAL.length), document)
			: toRow(outcomes.next().value);
		rows.push(row);
	}
	return rows;
}

function isDocument(value: unknown): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return !('_id' in value) || typeof value._id === 'string';
}

function named(document: WireDocument): NamedDocument {
	return isNamed(document) ? document : { ...document, _id: newId() };
}

function isNamed(document: WireDocument): document is NamedDocument {
	return document['_id'] !== undefined;
}

/** It has no tree and is judged by nobody: it is its device's own. */
function isLocal(id: string): boolean {
	return id.startsWith(LOCAL);
}

function toRow(outcome: PushOutcome | undefined): object {
	if (outcome === undefined) throw new TypeError('a document has no outcome');
	const { id } = outcome;
	switch (outcome.outcome) {
		case 'written':
			return { ok: true, id, rev: outcome.rev };
		case 'refused':
			return { id, error: 'forbidden', reason: outcome.refusal };
		case 'conflict':
			return { id, error: 'conflict', reason: 'Document update conflict.' };
	}
}
