import { randomUUID } from 'node:crypto';
import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import { atMostItems, parseRequest } from './parse-request.ts';
import { pushEdits, pushRevisions, type PushDependencies } from './push-documents.ts';
import type { PushOutcome } from './writer.ts';

const document = z.looseObject({ _id: z.string().optional() });
const body = z.object({
	docs: atMostItems(document),
	new_edits: z.boolean().default(true)
});

/**
 * `POST /:db/_bulk_docs`. What is not taken comes back as a row `forbidden` with its `id`: without the
 * id a stock client would lose the document silently, and any other error would end its replication.
 */
export async function bulkDocs(
	deps: PushDependencies,
	principal: Principal,
	request: { readonly body: unknown }
): Promise<readonly object[]> {
	const { docs, new_edits } = parseRequest(body, request.body);
	const documents = docs.map((doc) => ({ ...doc, _id: doc._id ?? newId() }));
	if (new_edits) return (await pushEdits(deps, principal, { documents })).map(toRow);
	const outcomes = await pushRevisions(deps, principal, { documents });
	return outcomes.map(toRow);
}

/** As CouchDB names what comes without an id. */
function newId(): string {
	return randomUUID().replaceAll('-', '');
}

function toRow(outcome: PushOutcome): object {
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
