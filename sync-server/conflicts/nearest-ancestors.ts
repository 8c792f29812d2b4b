import type { JsonBody, RevisionInput, Storage } from '../storage/port.ts';

export type Bodies = Pick<Storage, 'bulkGet'>;

export interface Ancestor {
	readonly rev: string;
	readonly body: JsonBody;
}

/** A client that was away sends its last edit alone; how far back to look for what it began with. */
const FARTHEST_ANCESTOR = 20;

/** Of most the parent is there; only the others are worth a second look. */
export async function nearestAncestors(
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
