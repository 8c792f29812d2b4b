import { stampForeign } from '#domain/merge/stamp-foreign.ts';
import { isMergeable } from '../access/document-kinds.ts';
import type { JsonBody, RevisionInput, Storage } from '../storage/port.ts';

type Bodies = Pick<Storage, 'bulkGet'>;

interface Ancestor {
	readonly rev: string;
	readonly body: JsonBody;
}

/** A client that was away sends its last edit alone; how far back to look for what it began with. */
const FARTHEST_ANCESTOR = 20;

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

/** Of most the parent is there; only the others are worth a second look. */
async function nearestAncestors(
	storage: Bodies,
	revisions: readonly RevisionInput[]
): Promise<ReadonlyMap<RevisionInput, Ancestor>> {
	const parents = await findFirst(storage, revisions, (path) => path.slice(1, 2));
	const orphans = revisions.filter((one) => one.path.length > 2 && !parents.has(one));
	const older = await findFirst(storage, orphans, (path) => path.slice(2, FARTHEST_ANCESTOR));
	return new Map([...parents, ...older]);
}

async function findFirst(
	storage: Bodies,
	revisions: readonly RevisionInput[],
	candidates: (path: readonly string[]) => readonly string[]
): Promise<ReadonlyMap<RevisionInput, Ancestor>> {
	const asked = revisions.flatMap((revision) =>
		candidates(revision.path).map((rev) => ({ revision, rev }))
	);
	const rows = await storage.bulkGet(asked.map(({ revision, rev }) => ({ id: revision.id, rev })));
	const first = new Map<RevisionInput, Ancestor>();
	for (const [index, { revision }] of asked.entries()) {
		const found = rows[index]?.found[0];
		if (found !== undefined && !first.has(revision)) first.set(revision, found);
	}
	return first;
}
