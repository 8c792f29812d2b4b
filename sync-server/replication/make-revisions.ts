import { revisionHash } from '#domain/merge/revision-hash.ts';
import { stampRevisions } from '../conflicts/stamp-revisions.ts';
import type { JsonBody, RevisionInput, Storage, StoredRevision } from '../storage/port.ts';
import type { ResolvedAttachments } from './resolve-attachments.ts';
import { generationOf } from './revision.ts';

/** New content, and the revision that it is meant to follow; null: none that is live. */
export interface NewEdit {
	readonly id: string;
	readonly base: string | null;
	readonly deleted: boolean;
	readonly body: JsonBody;
	readonly attachments: ResolvedAttachments;
}

type Named = Pick<RevisionInput, 'id' | 'deleted' | 'body' | 'attachments'>;

/**
 * A revision for each edit, on top of the leaf that it names, stamped at once: its author can go on
 * editing from the revision that is answered.
 *
 * @param visible documents that are there for the author: a hidden one is as good as none
 * @returns null for an edit of something else than a leaf, and for the second of one document
 */
export async function makeRevisions(
	storage: Pick<Storage, 'leaves' | 'bulkGet'>,
	edits: readonly NewEdit[],
	visible: ReadonlySet<string>
): Promise<readonly (RevisionInput | null)[]> {
	const trees = await storage.leaves(edits.map(({ id }) => id));
	const edited = new Set<string>();
	const made = edits.map((edit) => {
		if (edited.has(edit.id)) return null;
		edited.add(edit.id);
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
	leaf: Pick<StoredRevision, 'path'> | undefined,
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
	{ id, deleted, body, attachments = {} }: Named,
	base: readonly string[]
): RevisionInput {
	const [parent] = base;
	const generation = parent === undefined ? 1 : generationOf(parent) + 1;
	const parents = parent === undefined ? [] : [parent];
	const names = Object.entries(attachments);
	const digests = Object.fromEntries(names.map(([name, { digest }]) => [name, digest]));
	// Only where there are any: what has none is named as it always was.
	const content = names.length === 0 ? body : { ...body, _attachments: digests };
	const rev = `${generation}-${revisionHash({ id, body: content, deleted, parents })}`;
	return { id, deleted, body, ...(names.length > 0 && { attachments }), path: [rev, ...base] };
}
