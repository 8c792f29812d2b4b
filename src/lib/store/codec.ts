import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { toPath, toRevisions, type Leaf, type Revision, type Revisions } from './revision.ts';

/** A document as PouchDB takes and gives it. */
export interface PouchDocument {
	_id: string;
	_rev: string;
	_deleted?: boolean;
	_revisions?: Revisions;
	_conflicts?: readonly string[];
	[field: string]: unknown;
}

/**
 * All that goes into PouchDB or comes out of it passes here, so that bodies can be encrypted at rest
 * in one place. For the same reason nothing else may count on PouchDB reading a body: no index over a
 * personal field, and merging and search happen on this side of the codec.
 */
export function encode(revision: Revision): PouchDocument {
	return {
		...bodyOf(revision.body),
		_id: revision.id,
		_rev: revision.rev,
		_revisions: toRevisions(revision.path),
		...(revision.deleted ? { _deleted: true } : {})
	};
}

export function decodeLeaf(document: PouchDocument): Leaf {
	return {
		id: document._id,
		rev: document._rev,
		deleted: document._deleted === true,
		body: bodyOf(document)
	};
}

/** @param document read with `revs: true` */
export function decodeRevision(document: PouchDocument): Revision {
	const path = document._revisions === undefined ? [document._rev] : toPath(document._revisions);
	return { ...decodeLeaf(document), path };
}

/** Keys with an underscore are the database's; it refuses those that it does not know. */
function bodyOf(document: Readonly<Record<string, unknown>>): JsonObject {
	const fields = Object.entries(document).filter(([key]) => !key.startsWith('_'));
	// Everything that was ever written came in as JSON.
	return Object.fromEntries(fields) as Record<string, Json>;
}
