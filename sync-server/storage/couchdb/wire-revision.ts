import * as z from 'zod';
import type {
	AttachmentFacts,
	AttachmentInput,
	JsonBody,
	RevisionInput,
	StoredRevision
} from '../port.ts';

/** An attachment whose bytes are at hand: CouchDB knows stubs by name, and ours may change theirs. */
export interface WholeRevision extends RevisionInput {
	readonly attachments?: Readonly<Record<string, Required<AttachmentInput>>>;
}

/** With the body that CouchDB will have: what is put on record must be what is kept. */
export function wellFormedRevision<T extends RevisionInput>(revision: T): T {
	const text = JSON.stringify(revision.body);
	const mended = wellFormed(text);
	return mended === text ? revision : { ...revision, body: JSON.parse(mended) as JsonBody };
}

/** A revision as CouchDB takes it in `_bulk_docs`, as JSON text. */
export function toCouch({ id, path, deleted, body, attachments }: WholeRevision): string {
	const [rev = ''] = path;
	const named = Object.entries(attachments ?? {}).map(([name, one]) => [name, toStored(one)]);
	const text = JSON.stringify({
		_id: id,
		_rev: rev,
		_revisions: { start: Number.parseInt(rev, 10), ids: path.map(hashOf) },
		...(deleted && { _deleted: true }),
		...(named.length > 0 && { _attachments: Object.fromEntries(named) as unknown }),
		...body
	});
	return wellFormed(text);
}

const storedAttachment = z.object({
	content_type: z.string(),
	revpos: z.number(),
	length: z.number()
});

const couchRevision = z.looseObject({
	_id: z.string(),
	_rev: z.string(),
	_deleted: z.boolean().optional(),
	_revisions: z.object({ start: z.number(), ids: z.array(z.string()) }),
	_attachments: z.record(z.string(), storedAttachment).optional()
});

/** @param document as CouchDB gives it with `revs=true` */
export function fromCouch(document: unknown): StoredRevision {
	const { _id, _rev, _deleted, _revisions, _attachments, ...body } = couchRevision.parse(document);
	const named = Object.entries(_attachments ?? {}).map(([name, one]) => [name, fromStored(one)]);
	return {
		id: _id,
		rev: _rev,
		deleted: _deleted === true,
		body,
		...(named.length > 0 && {
			attachments: Object.fromEntries(named) as Record<string, AttachmentFacts>
		}),
		path: _revisions.ids.map((hash, back) => `${_revisions.start - back}-${hash}`)
	};
}

/**
 * CouchDB names bytes by a digest of its own making, taken after it has compressed them where their
 * type is one that it compresses. Ours is the sender's, and stubs are recognised by it. So the type
 * under which bytes are kept is ours, never compressed, and tells both.
 */
const KEPT_AS = 'application/vnd.ficha.attachment';

function toStored({ contentType, digest, revpos, data }: Required<AttachmentInput>): unknown {
	const facts = new URLSearchParams({ type: contentType, digest });
	return {
		content_type: `${KEPT_AS};${facts.toString()}`,
		revpos,
		data: Buffer.from(data).toString('base64')
	};
}

function fromStored(stored: z.infer<typeof storedAttachment>): AttachmentFacts {
	const { content_type: keptAs, revpos, length } = stored;
	const facts = new URLSearchParams(keptAs.slice(keptAs.indexOf(';') + 1));
	const [contentType, digest] = [facts.get('type') ?? '', facts.get('digest') ?? ''];
	return { contentType, revpos, digest, length };
}

/**
 * Half of a surrogate pair, such as an emoji that was cut in two, is no text that CouchDB takes: it
 * would refuse the whole batch. It becomes the sign for what can't be shown.
 *
 * @param json in which `JSON.stringify` has escaped it
 */
export function wellFormed(json: string): string {
	if (!json.includes('\\ud')) return json;
	return json.replace(/\\(?:\\|ud[89a-f][0-9a-f]{2})/g, (found) =>
		found === '\\\\' ? found : '\uFFFD'
	);
}

function hashOf(rev: string): string {
	return rev.slice(rev.indexOf('-') + 1);
}
