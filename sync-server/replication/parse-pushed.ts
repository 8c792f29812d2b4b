import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { PushRefusal } from '#domain/wire/push-refusal.ts';
import type { RevisionInput } from '../storage/port.ts';
import {
	parseAttachments,
	type FollowingParts,
	type PushedAttachments
} from './parse-attachments.ts';
import { fromRevisions, isRevision, revisions } from './revision.ts';

export type WireDocument = Readonly<Record<string, unknown>>;

interface Content extends Omit<RevisionInput, 'path' | 'attachments'> {
	readonly attachments: PushedAttachments;
}

/** A revision that was made elsewhere. */
export interface PushedRevision extends Content {
	/** newest first */
	readonly path: readonly string[];
}

/** What a person's put says: their new content, and the revision that they changed. */
export interface PushedEdit extends Content {
	readonly base: string | null;
}

type Parsed<T> = Result<T, Extract<PushRefusal, 'malformed' | 'bad-revision'>>;

const NO_PARTS: FollowingParts = new Map();

/** Told by CouchDB when one reads, and sent back by careless clients: of no meaning in a write. */
const IGNORED = new Set(['_conflicts', '_deleted_conflicts', '_revs_info', '_local_seq', '_rev']);
const MEANT = new Set(['_id', '_deleted', '_attachments', '_revisions']);

/** What CouchDB's replicator notes in documents that ask for a replication: content like any other. */
const NOTED = /^_replication_(id|state|state_time|state_reason|stats)$/;

/** A field of the database's own that may stand in a pushed document. */
export function isSpecialField(key: string): boolean {
	return isOfDatabase(key) || NOTED.test(key);
}

/** A document of `_bulk_docs` with `new_edits: false`: a revision that was made elsewhere. */
export function parseRevision(
	document: WireDocument,
	parts: FollowingParts = NO_PARTS
): Parsed<PushedRevision> {
	const path = pathOf(document);
	if (path === null) return err('bad-revision');
	const content = parseContent(document, parts);
	return content.ok ? ok({ ...content.value, path }) : content;
}

/** A document that the server is to make a revision of. */
export function parseNewEdit(
	document: WireDocument,
	parts: FollowingParts = NO_PARTS
): Parsed<PushedEdit> {
	const base = document['_rev'] ?? null;
	if (base !== null && !(typeof base === 'string' && isRevision(base))) return err('bad-revision');
	const content = parseContent(document, parts);
	if (!content.ok) return content;
	return ok({ ...content.value, attachments: asNew(content.value.attachments), base });
}

/** What an edit brings is new with it, also in the place of something older. */
function asNew(attachments: PushedAttachments): PushedAttachments {
	return new Map(
		[...attachments].map(([name, one]) => [
			name,
			one.kind === 'data' ? { ...one, revpos: null } : one
		])
	);
}

function isOfDatabase(key: string): boolean {
	return key.startsWith('_') && (IGNORED.has(key) || MEANT.has(key));
}

function parseContent(document: WireDocument, parts: FollowingParts): Parsed<Content> {
	const { _id, _deleted, _attachments } = document;
	const attachments = parseAttachments(_attachments, parts);
	if (!attachments.ok) return attachments;
	const body: Record<string, unknown> = {};
	for (const key of Object.keys(document)) {
		if (isOfDatabase(key)) continue;
		if (key.startsWith('_') && !NOTED.test(key)) return err('malformed');
		body[key] = document[key];
	}
	if (typeof _id !== 'string' || (_deleted !== undefined && typeof _deleted !== 'boolean')) {
		return err('malformed');
	}
	return ok({ id: _id, deleted: _deleted === true, body, attachments: attachments.value });
}

/** As in CouchDB: where there is a history it counts, whatever `_rev` says; without one a revision stands alone. */
function pathOf({ _rev: rev, _revisions }: WireDocument): readonly string[] | null {
	if (_revisions === undefined) return typeof rev === 'string' && isRevision(rev) ? [rev] : null;
	const parsed = revisions.safeParse(_revisions);
	return parsed.success ? fromRevisions(parsed.data) : null;
}
