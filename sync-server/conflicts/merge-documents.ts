import { mergeLeaves } from '#domain/merge/merge-leaves.ts';
import { isMergeable } from '../access/document-kinds.ts';
import type { RevisionInput, Storage } from '../storage/port.ts';

type Documents = Pick<Storage, 'leaves' | 'bulkDocs' | 'conflicted'>;

const BATCH = 500;

/**
 * Leaves each of these documents with one live leaf, which holds the merge of all. Harmless to
 * repeat: where there is nothing to merge, nothing is written.
 *
 * @returns ids of those that were merged
 */
export async function mergeDocuments(
	storage: Documents,
	ids: readonly string[]
): Promise<readonly string[]> {
	const trees = await storage.leaves(ids.filter(isMergeable));
	const merges: RevisionInput[] = [];
	for (const [id, leaves] of trees) merges.push(...mergeLeaves(id, leaves));
	if (merges.length > 0) await storage.bulkDocs(merges);
	return [...new Set(merges.map(({ id }) => id))];
}

/** What a server that was killed left unmerged. Evidence can't be merged: it is stepped over. */
export async function mergeAllConflicted(storage: Documents): Promise<void> {
	for (let limit = BATCH; ;) {
		const ids = await storage.conflicted(limit);
		const merged = await mergeDocuments(storage, ids);
		if (merged.length > 0) continue;
		if (ids.length < limit) return;
		limit += BATCH;
	}
}
