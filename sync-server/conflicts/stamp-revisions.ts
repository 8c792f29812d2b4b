import { stampForeign } from '#domain/merge/stamp-foreign.ts';
import { isMergeable } from '../access/document-kinds.ts';
import type { RevisionInput } from '../storage/port.ts';
import { nearestAncestors, type Ancestor, type Bodies } from './nearest-ancestors.ts';

/**
 * The stamped children of revisions by clients that know nothing of merging: to be written with them,
 * so that no reader ever meets one without. Revisions that are stamped as they should be have none.
 */
export async function stampRevisions(
	storage: Bodies,
	revisions: readonly RevisionInput[]
): Promise<readonly RevisionInput[]> {
	const mergeable = revisions.filter(({ id, deleted }) => !deleted && isMergeable(id));
	const ancestors = await nearestAncestors(storage, mergeable);
	return mergeable.flatMap((revision) => stamped(revision, ancestors.get(revision)) ?? []);
}

/** @returns null when the revision needs none */
function stamped(revision: RevisionInput, ancestor: Ancestor | undefined): RevisionInput | null {
	const [rev = ''] = revision.path;
	// Revisions in between that never reached the server say nothing: the ancestor stands in for them.
	const path = ancestor === undefined ? [rev] : [rev, ancestor.rev];
	const known = ancestor === undefined ? [] : [ancestor.body];
	const child = stampForeign(revision.id, { ...revision, rev, path }, known);
	const [childRev] = child?.path ?? [];
	if (child === null || childRev === undefined) return null;
	return { ...child, path: [childRev, ...revision.path] };
}
