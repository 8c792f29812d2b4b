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
export function encode({ id, rev, path, deleted, body }: Revision): PouchDocument {
	const document = new Uncopied(id, rev);
	for (const key in body) if (isOurs(key)) document[key] = body[key];
	document._revisions = toRevisions(path);
	if (deleted) document._deleted = true;
	return document;
}

/**
 * PouchDB copies what it is given to the depth, before it takes the fields out of it, but leaves alone
 * what is not a plain object. What we hand over nobody changes; the copies of a first sync would be a tenth of its work.
 */
class Uncopied implements PouchDocument {
	[field: string]: unknown;
	declare _deleted?: boolean;
	declare _revisions?: Revisions;

	constructor(
		public _id: string,
		public _rev: string
	) {}
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
	const body: Record<string, unknown> = {};
	for (const key in document) if (isOurs(key)) body[key] = document[key];
	// Everything that was ever written came in as JSON.
	return body as Record<string, Json>;
}

function isOurs(key: string): boolean {
	return !key.startsWith('_');
}
