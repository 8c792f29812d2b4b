import type { Reader } from './reader.ts';
import { toWire } from './wire-document.ts';

/** What each of these documents shows, by id; of a deleted one, its tombstone. */
export async function winningDocuments(
	{ storage }: Reader,
	ids: readonly string[],
	options: { readonly conflicts: boolean }
): Promise<ReadonlyMap<string, unknown>> {
	const trees = await storage.leaves(ids);
	const documents = new Map<string, unknown>();
	for (const [id, leaves] of trees) {
		const [winner] = leaves;
		if (winner === undefined) continue;
		documents.set(id, toWire(winner, { conflictsAmong: options.conflicts ? leaves : undefined }));
	}
	return documents;
}
