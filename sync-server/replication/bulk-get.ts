import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import type { RevisionRequest } from '../storage/port.ts';
import { atMostItems, flag, parseRequest, type Query } from './parse-request.ts';
import { readableOrGone, type Reader } from './reader.ts';
import { revision } from './revision.ts';
import { attachedTo, toWire } from './wire-document.ts';

const query = z.object({ revs: flag, latest: flag, attachments: flag });
const body = z.object({
	docs: atMostItems(z.object({ id: z.string(), rev: revision.optional() }))
});

type Wanted = z.infer<typeof body>['docs'];

/** Revisions read at once. A thousand of the largest would take the memory that everyone needs. */
const PIECE = 10;

/**
 * `POST /:db/_bulk_get`. What the asker may not read is left out, and so is what does not exist: a
 * stock client skips what is missing, but throws its whole replication away at one `{error}`.
 *
 * @returns JSON in pieces, read as fast as the client takes them
 */
export async function bulkGet(
	{ storage, ledger, given }: Reader,
	principal: Principal,
	request: { readonly query: Query; readonly body: unknown }
): Promise<AsyncIterable<string>> {
	const options = parseRequest(query, request.query);
	const { docs } = parseRequest(body, request.body);
	const visible = await readableOrGone(
		ledger,
		principal,
		docs.map(({ id }) => id)
	);
	given(principal, visible.size);
	return inPieces(storage, docs, visible, options);
}

async function* inPieces(
	storage: Reader['storage'],
	docs: Wanted,
	visible: ReadonlySet<string>,
	{ revs, latest, attachments }: z.infer<typeof query>
): AsyncGenerator<string> {
	yield '{"results":[';
	let separator = '';
	for (let from = 0; from < docs.length; from += PIECE) {
		const asked = docs.slice(from, from + PIECE).map(toRevisionRequest);
		for (const row of await storage.bulkGet(asked, { latest })) {
			if (!visible.has(row.id) || row.found.length === 0) continue;
			const found: object[] = [];
			for (const stored of row.found) {
				const attached = attachments ? await attachedTo(storage, stored) : undefined;
				found.push({ ok: toWire(stored, { revs, attached }) });
			}
			yield `${separator}${JSON.stringify({ id: row.id, docs: found })}`;
			separator = ',';
		}
	}
	yield ']}\n';
}

function toRevisionRequest(doc: { id: string; rev?: string | undefined }): RevisionRequest {
	return doc.rev === undefined ? { id: doc.id } : { id: doc.id, rev: doc.rev };
}
