import { revisionHash } from '#domain/merge/revision-hash.ts';
import { stampRevisions } from '../conflicts/stamp-revisions.ts';
import type { RevisionInput, Storage, StoredRevision } from '../storage/port.ts';
import type { NewEdit } from './parse-pushed.ts';
import { generationOf } from './revision.ts';

/**
 * A revision for each edit, on top of the leaf that it names, stamped at once: its author can go on
 * editing from the revision that is answered.
 *
 * @param visible documents that are there for the author: a hidden one is as good as none
 * @returns null for an edit of something else than a leaf
 */
export async function makeRevisions(
	storage: Pick<Storage, 'leaves' | 'bulkGet'>,
	edits: readonly NewEdit[],
	visible: ReadonlySet<string>
): Promise<readonly (RevisionInput | null)[]> {
	const trees = await storage.leaves(edits.map(({ id }) => id));
	const made = edits.map((edit) => {
		return onTopOf(edit, visible.has(edit.id) ? (trees.get(edit.id) ?? []) : []);
	});
	const stamped = await stampRevisions(
		storage,
		made.filter((revision) => revision !== null)
	);
	const bodies = new Map(stamped.map((child) => [child.path[1], child.body]));
	return made.map((revision) => {
		const body = revision === null ? undefined : bodies.get(revision.path[0]);
		if (revision === null || body === undefined) return revision;
		return named({ ...revision, body }, revision.path.slice(1));
	});
}

/** A revision of the server's own, on top of a leaf or as the first. */
export function revisionOn(
	leaf: StoredRevision | undefined,
	content: Pick<RevisionInput, 'id' | 'body'>
): RevisionInput {
	return named({ ...content, deleted: false }, leaf?.path ?? []);
}

function onTopOf(edit: NewEdit, tree: readonly StoredRevision[]): RevisionInput | null {
	const base = edit.base === null ? implicitBase(tree) : tree.find(({ rev }) => rev === edit.base);
	if (base === undefined) return null;
	return named(edit, base?.path ?? []);
}

/** Without a revision an edit creates: where nothing is, or on top of what was deleted. */
function implicitBase([winner]: readonly StoredRevision[]): StoredRevision | null | undefined {
	if (winner === undefined) return null;
	return winner.deleted ? winner : undefined;
}

function named(
	{ id, deleted, body }: Pick<RevisionInput, 'id' | 'deleted' | 'body'>,
	base: readonly string[]
): RevisionInput {
	const [parent] = base;
	const generation = parent === undefined ? 1 : generationOf(parent) + 1;
	const parents = parent === undefined ? [] : [parent];
	const rev = `${generation}-${revisionHash({ id, body, deleted, parents })}`;
	return { id, deleted, body, path: [rev, ...base] };
}
