import type { Principal } from '#domain/access/principal.ts';
import type { Reader } from './reader.ts';
import { attachedTo, toWire } from './wire-document.ts';

/** What each of these documents shows, by id; of a deleted one, its tombstone. */
export async function winningDocuments(
	{ storage, given }: Reader,
	principal: Principal,
	ids: readonly string[],
	options: { readonly conflicts: boolean; readonly attachments?: boolean }
): Promise<ReadonlyMap<string, unknown>> {
	const trees = await storage.leaves(ids);
	const documents = new Map<string, unknown>();
	for (const [id, leaves] of trees) {
		const [winner] = leaves;
		if (winner === undefined) continue;
		const conflictsAmong = options.conflicts ? leaves : undefined;
		const attached = options.attachments === true ? await attachedTo(storage, winner) : undefined;
		documents.set(id, toWire(winner, { conflictsAmong, attached }));
	}
	given(principal, documents.size);
	return documents;
}
