import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import { badRequest } from './refusal.ts';
import { MOST_ITEMS, parseRequest } from './parse-request.ts';
import { readable, type Reader } from './reader.ts';
import { revision } from './revision.ts';

const body = z.record(z.string(), z.array(revision).max(MOST_ITEMS));

interface DiffRow {
	readonly missing: readonly string[];
	readonly possible_ancestors?: readonly string[];
}

/**
 * `POST /:db/_revs_diff`. Of a document that the asker may not read every revision is missing, as of
 * one that does not exist. Answering nothing for it would make a client believe that its edit had
 * arrived; this way it pushes, and is told.
 */
export async function revsDiff(
	{ storage, ledger }: Reader,
	principal: Principal,
	request: { readonly body: unknown }
): Promise<Readonly<Record<string, DiffRow>>> {
	const wanted = new Map(Object.entries(parseRequest(body, request.body)));
	if (wanted.size > MOST_ITEMS) throw badRequest(`${MOST_ITEMS} documents at most`);
	const visible = await readable(ledger, principal, wanted.keys());
	const diff = await storage.revsDiff(wanted);
	const rows = new Map<string, DiffRow>();
	for (const [id, revs] of wanted) {
		const { missing, possibleAncestors } = visible.has(id)
			? (diff.get(id) ?? { missing: [], possibleAncestors: [] })
			: { missing: revs, possibleAncestors: [] };
		if (missing.length === 0) continue;
		rows.set(id, {
			missing,
			...(possibleAncestors.length > 0 && { possible_ancestors: possibleAncestors })
		});
	}
	return Object.fromEntries(rows);
}
