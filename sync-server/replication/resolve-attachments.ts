import { createHash } from 'node:crypto';
import type { AttachmentFacts, AttachmentInput, Storage, StoredRevision } from '../storage/port.ts';
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
	storage: Pick<Storage, 'leaves' | 'bulkGet'>,
	changed: Changed,
	isVisible: boolean
): Promise<ResolvedAttachments> {
	const pushed = [...changed.attachments];
	const hasStubs = pushed.some(([, one]) => one.kind === 'stub');
	const found = hasStubs ? await earlierRevisions(storage, changed) : [];
	const earlier = isVisible ? found : [];
	const generation = generationOf(changed.ancestors[0] ?? '0-') + 1;
	const resolved = pushed.map(([name, one]) => [name, resolve(name, one, { earlier, generation })]);
	return Object.fromEntries(resolved) as ResolvedAttachments;
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

function resolve(
	name: string,
	one: PushedAttachment,
	{
		earlier,
		generation
	}: { readonly earlier: readonly StoredRevision[]; readonly generation: number }
): AttachmentInput {
	if (one.kind === 'stub') return findStub(name, one.digest, earlier);
	const { contentType, data, sent, revpos } = one;
	const digest = `md5-${createHash('md5').update(sent).digest('base64')}`;
	return {
		contentType,
		data,
		digest,
		length: data.length,
		revpos: Math.min(revpos ?? generation, generation)
	};
}

function findStub(
	name: string,
	digest: string | null,
	earlier: readonly StoredRevision[]
): AttachmentFacts {
	for (const { attachments = {} } of earlier) {
		const named = attachments[name];
		if (named !== undefined && (digest === null || named.digest === digest)) return named;
		const same = Object.values(attachments).find((facts) => facts.digest === digest);
		if (same !== undefined) return same;
	}
	throw new Refusal(412, 'missing_stub', `Invalid attachment stub for ${name}`);
}
