import type { AttachmentFacts, AttachmentInput, Storage, StoredRevision } from '../storage/port.ts';
import { attachmentDigest } from './attachment-digest.ts';
import type { PushedAttachment, PushedAttachments } from './parse-attachments.ts';
import { Refusal } from './refusal.ts';
import { generationOf } from './revision.ts';

export type ResolvedAttachments = Readonly<Record<string, AttachmentInput>>;

export interface Changed {
	readonly id: string;
	/** revisions that the new one follows from, newest first */
	readonly ancestors: readonly string[];
	readonly attachments: PushedAttachments;
}

/** Far enough back to find what an edit left as it was, and bounded. */
const MOST_ANCESTORS = 50;

/**
 * Attachments as they will be kept. What a client only names is looked for in revisions of the same
 * document, and nowhere else: a digest must not open another document's bytes.
 *
 * @param isVisible may the pusher read the document? Of a hidden one nothing is there
 * @throws Refusal 412 `missing_stub`, as CouchDB has it, for what is named and is not there
 */
export async function resolveAttachments(
	storage: Pick<Storage, 'leaves' | 'bulkGet' | 'attachment'>,
	changed: Changed,
	isVisible: boolean
): Promise<ResolvedAttachments> {
	const pushed = [...changed.attachments];
	const hasStubs = pushed.some(([, one]) => one.kind === 'stub');
	const found = hasStubs ? await earlierRevisions(storage, changed) : [];
	const earlier = isVisible ? found : [];
	const generation = generationOf(changed.ancestors[0] ?? '0-') + 1;
	const resolved: (readonly [string, AttachmentInput])[] = [];
	for (const [name, one] of pushed) {
		const input =
			one.kind === 'stub'
				? await findStub(storage, { id: changed.id, name, digest: one.digest }, earlier)
				: asKept(one, generation);
		resolved.push([name, input]);
	}
	return Object.fromEntries(resolved);
}

/** Those that the new one follows from first: a name means theirs. */
async function earlierRevisions(
	storage: Pick<Storage, 'leaves' | 'bulkGet'>,
	{ id, ancestors }: Changed
): Promise<readonly StoredRevision[]> {
	const asked = ancestors.slice(0, MOST_ANCESTORS).map((rev) => ({ id, rev }));
	const rows = await storage.bulkGet(asked);
	const leaves = (await storage.leaves([id])).get(id) ?? [];
	return [...rows.flatMap(({ found }) => found), ...leaves];
}

function asKept(
	{ contentType, data, sent, revpos }: Extract<PushedAttachment, { readonly kind: 'data' }>,
	generation: number
): AttachmentInput {
	return {
		contentType,
		data,
		digest: attachmentDigest(sent),
		length: data.length,
		revpos: Math.min(revpos ?? generation, generation)
	};
}

interface Stub {
	readonly id: string;
	readonly name: string;
	readonly digest: string | null;
}

async function findStub(
	storage: Pick<Storage, 'attachment'>,
	stub: Stub,
	earlier: readonly StoredRevision[]
): Promise<AttachmentFacts> {
	const { name, digest } = stub;
	for (const { attachments = {} } of earlier) {
		const named = attachments[name];
		if (named !== undefined && (digest === null || named.digest === digest)) return named;
		const same = Object.values(attachments).find((facts) => facts.digest === digest);
		if (same !== undefined) return same;
	}
	const read = await findAsRead(storage, stub, earlier);
	if (read === null) throw new Refusal(412, 'missing_stub', `Invalid attachment stub for ${name}`);
	return read;
}

/** Who read it with its bytes was told the digest of these; it is kept by that under which it came. */
async function findAsRead(
	storage: Pick<Storage, 'attachment'>,
	{ id, name, digest }: Stub,
	earlier: readonly StoredRevision[]
): Promise<AttachmentFacts | null> {
	for (const { attachments = {} } of earlier) {
		const named = attachments[name];
		const bytes = named === undefined ? null : await storage.attachment(id, named.digest);
		if (named !== undefined && bytes !== null && attachmentDigest(bytes) === digest) return named;
	}
	return null;
}
