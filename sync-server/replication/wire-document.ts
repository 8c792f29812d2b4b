import type { StoredRevision } from '../storage/port.ts';
import { toRevisions } from './revision.ts';

export interface WireOptions {
	/** with `_revisions`, the whole path from the root */
	readonly revs?: boolean | undefined;
	/** all leaves, winner first: with `_conflicts`, the live ones besides this */
	readonly conflictsAmong?: readonly StoredRevision[] | undefined;
}

/** A revision as CouchDB sends it. */
export function toWire(
	revision: StoredRevision,
	options: WireOptions = {}
): Readonly<Record<string, unknown>> {
	const conflicts = (options.conflictsAmong ?? [])
		.filter((leaf) => !leaf.deleted && leaf.rev !== revision.rev)
		.map((leaf) => leaf.rev);
	return {
		_id: revision.id,
		_rev: revision.rev,
		...revision.body,
		...(revision.deleted && { _deleted: true }),
		...(options.revs === true && { _revisions: toRevisions(revision.path) }),
		...(conflicts.length > 0 && { _conflicts: conflicts })
	};
}
