import type { AttachmentFacts, Storage, StoredRevision } from '../storage/port.ts';
import { toRevisions } from './revision.ts';

export interface WireOptions {
	/** with `_revisions`, the whole path from the root */
	readonly revs?: boolean | undefined;
	/** bytes of the attachments by digest; those that are not in it are only named */
	readonly attached?: ReadonlyMap<string, Uint8Array> | undefined;
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
		...(revision.attachments !== undefined && {
			_attachments: toWireAttachments(revision.attachments, options.attached)
		}),
		...(revision.deleted && { _deleted: true }),
		...(options.revs === true && { _revisions: toRevisions(revision.path) }),
		...(conflicts.length > 0 && { _conflicts: conflicts })
	};
}

/** The bytes of a revision's attachments, by digest. */
export async function attachedTo(
	storage: Pick<Storage, 'attachment'>,
	{ id, attachments = {} }: StoredRevision
): Promise<ReadonlyMap<string, Uint8Array>> {
	const attached = new Map<string, Uint8Array>();
	for (const { digest } of Object.values(attachments)) {
		const data = await storage.attachment(id, digest);
		if (data !== null) attached.set(digest, data);
	}
	return attached;
}

function toWireAttachments(
	attachments: Readonly<Record<string, AttachmentFacts>>,
	attached: ReadonlyMap<string, Uint8Array> | undefined
): Readonly<Record<string, unknown>> {
	const named = Object.entries(attachments).map(([name, facts]) => {
		const { contentType: content_type, revpos, digest, length } = facts;
		const data = attached?.get(digest);
		const content =
			data === undefined ? { length, stub: true } : { data: Buffer.from(data).toString('base64') };
		return [name, { content_type, revpos, digest, ...content }] as const;
	});
	return Object.fromEntries(named);
}
