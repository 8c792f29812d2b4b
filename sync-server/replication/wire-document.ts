import type { AttachmentFacts, Storage, StoredRevision, StoredText } from '../storage/port.ts';
import { attachmentDigest } from './attachment-digest.ts';
import { toRevisions } from './revision.ts';

export interface WireOptions {
	/** with `_revisions`, the whole path from the root */
	readonly revs?: boolean | undefined;
	/** which attachments come with their bytes; the others are only named */
	readonly attached?: Attached | undefined;
	/** all leaves, winner first: with `_conflicts`, the live ones besides this */
	readonly conflictsAmong?: readonly StoredRevision[] | undefined;
}

export interface Attached {
	/** in the document, or after it in a `multipart/related` */
	readonly as: 'base64' | 'parts';
	/** by digest */
	readonly bytes: ReadonlyMap<string, Uint8Array>;
	/** only those that came with a later generation */
	readonly newerThan: number;
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
		...(revision.attachments !== undefined && {
			_attachments: toWireAttachments(revision.attachments, options.attached)
		}),
		...(revision.deleted && { _deleted: true }),
		...(options.revs === true && { _revisions: toRevisions(revision.path) }),
		...(conflicts.length > 0 && { _conflicts: conflicts })
	};
}

/**
 * A revision as `_bulk_get?revs=true` sends it, as JSON text. Its body is not parsed: storage keeps what
 * was read and written anew when it came.
 */
export function toWireText({ text, ...revision }: StoredText): string {
	const { _id, _rev, ...told } = toWire({ ...revision, body: {} }, { revs: true });
	const objects = [JSON.stringify({ _id, _rev }), text, JSON.stringify(told)];
	const fields = objects.map((object) => object.slice(1, -1)).filter((each) => each !== '');
	return `{${fields.join(',')}}`;
}

/** The bytes of a revision's attachments. */
export async function attachedTo(
	storage: Pick<Storage, 'attachment'>,
	{ id, attachments = {} }: StoredRevision,
	{ as, newerThan }: Omit<Attached, 'bytes'> = { as: 'base64', newerThan: 0 }
): Promise<Attached> {
	const bytes = new Map<string, Uint8Array>();
	for (const { digest, revpos } of Object.values(attachments)) {
		const data = revpos > newerThan ? await storage.attachment(id, digest) : null;
		if (data !== null) bytes.set(digest, data);
	}
	return { as, newerThan, bytes };
}

function toWireAttachments(
	attachments: Readonly<Record<string, AttachmentFacts>>,
	attached: Attached | undefined
): Readonly<Record<string, unknown>> {
	const named = Object.entries(attachments).map(([name, facts]) => {
		const { contentType: content_type, revpos, digest } = facts;
		return [name, { content_type, revpos, digest, ...contentOf(facts, attached) }] as const;
	});
	return Object.fromEntries(named);
}

function contentOf({ digest, length, revpos }: AttachmentFacts, attached: Attached | undefined) {
	const data = attached?.bytes.get(digest);
	if (attached === undefined || data === undefined || revpos <= attached.newerThan) {
		return { length, stub: true };
	}
	// Of these bytes: what came compressed is kept under another, and who reads it checks what it gets.
	const sent = { digest: attachmentDigest(data) };
	return attached.as === 'parts'
		? { ...sent, length, follows: true }
		: { ...sent, data: Buffer.from(data).toString('base64') };
}
