import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { PushRefusal } from '#domain/wire/push-refusal.ts';
import type { RevisionInput } from '../storage/port.ts';
import { fromRevisions, isRevision, revisions } from './revision.ts';

export type WireDocument = Readonly<Record<string, unknown>>;

/** What a person's put says: their new content, and the revision that they changed. */
export interface NewEdit {
	readonly id: string;
	readonly base: string | null;
	readonly deleted: boolean;
	readonly body: Readonly<Record<string, unknown>>;
}

type Parsed<T> = Result<T, Extract<PushRefusal, 'malformed' | 'bad-revision' | 'attachments'>>;

/** Told by CouchDB when one reads, and sent back by careless clients: of no meaning in a write. */
const IGNORED = new Set(['_conflicts', '_deleted_conflicts', '_revs_info', '_local_seq', '_rev']);

/** A document of `_bulk_docs` with `new_edits: false`: a revision that was made elsewhere. */
export function parseRevision(document: WireDocument): Parsed<RevisionInput> {
	const path = pathOf(document);
	if (path === null) return err('bad-revision');
	const content = parseContent(document);
	return content.ok ? ok({ ...content.value, path }) : content;
}

/** A document that the server is to make a revision of. */
export function parseNewEdit(document: WireDocument): Parsed<NewEdit> {
	const base = document['_rev'] ?? null;
	if (base !== null && !(typeof base === 'string' && isRevision(base))) return err('bad-revision');
	const content = parseContent(document);
	return content.ok ? ok({ ...content.value, base }) : content;
}

function parseContent(document: WireDocument): Parsed<Omit<RevisionInput, 'path'>> {
	const { _id, _deleted, _attachments, _revisions, ...rest } = document;
	if (_attachments !== undefined && !isEmptyObject(_attachments)) return err('attachments');
	const fields = Object.entries(rest).filter(([key]) => !IGNORED.has(key));
	if (fields.some(([key]) => key.startsWith('_'))) return err('malformed');
	if (typeof _id !== 'string' || (_deleted !== undefined && typeof _deleted !== 'boolean')) {
		return err('malformed');
	}
	return ok({ id: _id, deleted: _deleted === true, body: Object.fromEntries(fields) });
}

/** Without `_revisions` a revision stands alone, as in CouchDB. */
function pathOf({ _rev: rev, _revisions }: WireDocument): readonly string[] | null {
	if (_revisions === undefined) return typeof rev === 'string' && isRevision(rev) ? [rev] : null;
	const parsed = revisions.safeParse(_revisions);
	const path = parsed.success ? fromRevisions(parsed.data) : null;
	return path !== null && (rev === undefined || rev === path[0]) ? path : null;
}

function isEmptyObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
