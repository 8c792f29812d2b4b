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

/** The body, as JSON text. */
const TEXT = '$json';

/**
 * All that goes into PouchDB or comes out of it passes here, so that bodies can be encrypted at rest
 * in one place. For the same reason nothing else may count on PouchDB reading a body: no index over a
 * personal field, and merging and search happen on this side of the codec.
 *
 * A body is kept as text. As an object PouchDB would keep it twice, the second time with other keys,
 * because ours hold slashes and truth values that IndexedDB can't index; and browsers copy an object
 * field by field, each time it is written or read.
 */
export function encode({ id, rev, path, deleted, body }: Revision): PouchDocument {
	return {
		_id: id,
		_rev: rev,
		_revisions: toRevisions(path),
		...(deleted && { _deleted: true }),
		[TEXT]: JSON.stringify(body)
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

function bodyOf(document: Readonly<Record<string, unknown>>): JsonObject {
	const text = document[TEXT];
	return typeof text === 'string' ? (JSON.parse(text) as JsonObject) : fieldsOf(document);
}

/** As the first versions kept it. Keys with an underscore are the database's. */
function fieldsOf(document: Readonly<Record<string, unknown>>): JsonObject {
	const body: Record<string, unknown> = {};
	for (const key in document) if (!key.startsWith('_')) body[key] = document[key];
	// Everything that was ever written came in as JSON.
	return body as Record<string, Json>;
}
