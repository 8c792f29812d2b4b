import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import type { RevisionRequest } from '../storage/port.ts';
import { atMostItems, flag, parseRequest, type Query } from './parse-request.ts';
import { readable, type Reader } from './reader.ts';
import { revision } from './revision.ts';
import { toWire } from './wire-document.ts';

const query = z.object({ revs: flag, latest: flag });
const body = z.object({
	docs: atMostItems(z.object({ id: z.string(), rev: revision.optional() }))
});

/**
 * `POST /:db/_bulk_get`. What the asker may not read is left out, and so is what does not exist: a
 * stock client skips what is missing, but throws its whole replication away at one `{error}`.
 */
export async function bulkGet(
	{ storage, ledger }: Reader,
	principal: Principal,
	request: { readonly query: Query; readonly body: unknown }
) {
	const { revs, latest } = parseRequest(query, request.query);
	const { docs } = parseRequest(body, request.body);
	const visible = await readable(
		ledger,
		principal,
		docs.map(({ id }) => id)
	);
	const found = await storage.bulkGet(docs.map(toRevisionRequest), { latest });
	const results = found
		.filter((row) => visible.has(row.id) && row.found.length > 0)
		.map((row) => ({
			id: row.id,
			docs: row.found.map((stored) => ({ ok: toWire(stored, { revs }) }))
		}));
	return { results };
}

function toRevisionRequest(doc: { id: string; rev?: string | undefined }): RevisionRequest {
	return doc.rev === undefined ? { id: doc.id } : { id: doc.id, rev: doc.rev };
}
