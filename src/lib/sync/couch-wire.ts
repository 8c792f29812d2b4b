import * as z from 'zod/mini';
import type { Json } from '#domain/kernel/json.ts';
import { snapshotLine } from '#domain/wire/snapshot.ts';
import { toPath, toRevisions, type Revision, type Revisions } from '../store/revision.ts';
import type { OutgoingRevision } from './outgoing-pictures.ts';

const REV = /^[1-9][0-9]*-[0-9a-f]{1,64}$/;
const rev = z.string().check(z.regex(REV));

/** `GET _changes?style=all_docs` */
export const changesPage = z.object({
	results: z.array(z.object({ id: z.string(), changes: z.array(z.object({ rev })) })),
	last_seq: z.string(),
	/** rows after this page; CouchDB tells it, others may not */
	pending: z.optional(z.number())
});

export interface WireDocument extends Readonly<Record<string, unknown>> {
	readonly _id: string;
	readonly _rev: string;
	readonly _deleted?: boolean;
	readonly _revisions: Revisions;
}

/** Looked at by hand, and as it came: a parser takes longer than all the rest of what comes of a document. */
const wireDocument = z.custom<WireDocument>((value: unknown) => {
	if (typeof value !== 'object' || value === null) return false;
	const { _id, _rev, _deleted, _revisions }: Partial<Record<keyof WireDocument, unknown>> = value;
	return (
		typeof _id === 'string' &&
		typeof _rev === 'string' &&
		REV.test(_rev) &&
		(_deleted === undefined || typeof _deleted === 'boolean') &&
		areRevisions(_revisions)
	);
});

function areRevisions(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	const { start, ids }: Partial<Record<keyof Revisions, unknown>> = value;
	return (
		typeof start === 'number' &&
		Array.isArray(ids) &&
		ids.length > 0 &&
		ids.every((id) => typeof id === 'string')
	);
}

/** `POST _bulk_get?revs=true`; what the server leaves out is not ours to have. */
export const bulkGetAnswer = z.object({
	results: z.array(
		z.object({
			id: z.string(),
			docs: z.array(z.union([z.object({ ok: wireDocument }), z.object({ error: z.unknown() })]))
		})
	)
});

/** A line of `GET /api/v1/snapshot` */
export const snapshotPart = z.extend(snapshotLine, { docs: z.array(wireDocument) });

/** `POST _revs_diff` */
export const revsDiffAnswer = z.record(z.string(), z.looseObject({ missing: z.array(rev) }));

/** `POST _bulk_docs` with `new_edits: false`: one row per document, or only those that were not taken. */
export const bulkDocsAnswer = z.array(
	z.looseObject({
		id: z.string(),
		error: z.optional(z.string()),
		reason: z.optional(z.string())
	})
);
export type BulkDocsRow = z.infer<typeof bulkDocsAnswer>[number];

export function toWire({ id, rev, path, deleted, body, pictures }: OutgoingRevision): WireDocument {
	return {
		...body,
		_id: id,
		_rev: rev,
		_revisions: { start: toRevisions(path).start, ids: [...toRevisions(path).ids] },
		...(deleted && { _deleted: true }),
		...(pictures !== undefined && { _attachments: attachments(pictures) })
	};
}

function attachments(pictures: NonNullable<OutgoingRevision['pictures']>) {
	return Object.fromEntries(
		Object.entries(pictures).map(([name, { type, data }]) => [name, { content_type: type, data }])
	);
}

/** Keys with an underscore are the protocol's. Attachments are not kept on the device. */
export function fromWire(document: WireDocument): Revision {
	const body: Record<string, unknown> = {};
	for (const key in document) if (!key.startsWith('_')) body[key] = document[key];
	return {
		id: document._id,
		rev: document._rev,
		path: toPath(document._revisions),
		deleted: document._deleted === true,
		body: body as Record<string, Json>
	};
}
