import { deriveFromEntry } from '#domain/contests/derive-from-entry.ts';
import { entry } from '#domain/documents/contest.ts';
import type { RevisionInput, Storage } from '../storage/port.ts';

/**
 * The customers and consents that follow from entries and are not there yet: to be written with them,
 * so that whoever sees an entry finds its customer. A device derives the same revisions; whoever is
 * first, it is one document.
 */
export async function completeEntries(
	storage: Pick<Storage, 'leaves' | 'erasedAmong'>,
	revisions: readonly RevisionInput[]
): Promise<readonly RevisionInput[]> {
	const derived = revisions
		.filter(({ id }) => id.startsWith('entry:'))
		.flatMap(({ id, body }) => deriveFromEntry(entry.parse({ ...body, _id: id })));
	if (derived.length === 0) return [];
	const ids = derived.map(({ id }) => id);
	const [trees, erased] = await Promise.all([storage.leaves(ids), storage.erasedAmong(ids)]);
	return derived.filter(({ id }) => !trees.has(id) && !erased.has(id));
}
