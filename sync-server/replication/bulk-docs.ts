import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import { atMostItems, parseRequest } from './parse-request.ts';
import { parseNewEdit, parseRevision, type NewEdit } from './parse-pushed.ts';
import { readable, type Reader } from './reader.ts';
import type { PushOutcome, Writer } from './writer.ts';
import type { RevisionInput } from '../storage/port.ts';
import type { PushRefusal } from '#domain/wire/push-refusal.ts';
import type { Result } from '#domain/kernel/result.ts';

const document = z.looseObject({ _id: z.string() });
const body = z.object({
	docs: atMostItems(document),
	new_edits: z.boolean().default(true)
});
type Document = z.infer<typeof document>;

/**
 * `POST /:db/_bulk_docs`. What is not taken comes back as a row `forbidden` with its `id`: without the
 * id a stock client would lose the document silently, and any other error would end its replication.
 */
export async function bulkDocs(
	deps: { readonly reader: Reader; readonly writer: Writer },
	principal: Principal,
	request: { readonly body: unknown }
): Promise<readonly object[]> {
	const { docs, new_edits } = parseRequest(body, request.body);
	const outcomes = new_edits
		? await pushAll(docs, parseNewEdit, async (edits: readonly NewEdit[]) => {
				const visible = await readable(
					deps.reader.ledger,
					principal,
					edits.map(({ id }) => id)
				);
				return deps.writer.edit(principal, edits, visible);
			})
		: await pushAll(docs, parseRevision, (revisions: readonly RevisionInput[]) =>
				deps.writer.replicate(principal, revisions)
			);
	return outcomes.map(toRow);
}

async function pushAll<T>(
	docs: readonly Document[],
	parse: (doc: Document) => Result<T, PushRefusal>,
	push: (parsed: readonly T[]) => Promise<readonly PushOutcome[]>
): Promise<readonly PushOutcome[]> {
	const parsed = docs.map(parse);
	const pushed = await push(parsed.flatMap((one) => (one.ok ? [one.value] : [])));
	const outcomes = pushed.values();
	return docs.map(({ _id: id }, index): PushOutcome => {
		const one = parsed[index];
		if (one?.ok === false) return { id, outcome: 'refused', refusal: one.error };
		const next = outcomes.next();
		return next.done === true ? { id, outcome: 'conflict' } : next.value;
	});
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
