import type { Principal } from '#domain/access/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { PushRefusal } from '#domain/wire/push-refusal.ts';
import type { FollowingParts } from './parse-attachments.ts';
import { isSpecialField, parseNewEdit, parseRevision, type WireDocument } from './parse-pushed.ts';
import { readable, type Reader } from './reader.ts';
import { Refusal } from './refusal.ts';
import { resolveAttachments } from './resolve-attachments.ts';
import type { PushOutcome, Writer } from './writer.ts';

export interface PushDependencies {
	readonly reader: Reader;
	readonly writer: Pick<Writer, 'edit' | 'replicate'>;
}

export interface Push {
	readonly documents: readonly WireDocument[];
	/** of a document in `multipart/related` */
	readonly parts?: FollowingParts;
}

/**
 * Edits that the server makes revisions of, each on top of the revision that it names.
 *
 * @returns one outcome per document, in order
 * @throws Refusal 412 for an attachment that is named and is not there; 503 when too much waits
 */
export async function pushEdits(
	{ reader, writer }: PushDependencies,
	principal: Principal,
	{ documents, parts }: Push
): Promise<readonly PushOutcome[]> {
	documents.forEach(refuseSpecialFields);
	const parsed = documents.map((document) => parseNewEdit(document, parts));
	return await pushParsed(documents, parsed, async (edits) => {
		const ids = edits.map(({ id }) => id);
		const visible = await readable(reader.ledger, principal, ids);
		const resolved = await Promise.all(
			edits.map(async (edit) => {
				const ancestors = edit.base === null ? [] : [edit.base];
				const changed = { ...edit, ancestors };
				const isVisible = visible.has(edit.id);
				return { ...edit, attachments: await resolveAttachments(reader.storage, changed, isVisible) };
			})
		);
		return writer.edit(principal, resolved, visible);
	});
}

/** Revisions that were made elsewhere. Otherwise as `pushEdits`. */
export async function pushRevisions(
	{ reader, writer }: PushDependencies,
	principal: Principal,
	{ documents, parts }: Push
): Promise<readonly PushOutcome[]> {
	const parsed = documents.map((document) => parseRevision(document, parts));
	return await pushParsed(documents, parsed, async (revisions) => {
		const ids = revisions.filter(({ attachments }) => attachments.size > 0).map(({ id }) => id);
		const visible = await readable(reader.ledger, principal, ids);
		const resolved = await Promise.all(
			revisions.map(async ({ attachments, ...revision }) => {
				if (attachments.size === 0) return revision;
				const changed = { id: revision.id, ancestors: revision.path.slice(1), attachments };
				const isVisible = visible.has(revision.id);
				return {
					...revision,
					attachments: await resolveAttachments(reader.storage, changed, isVisible)
				};
			})
		);
		return writer.replicate(principal, resolved);
	});
}

/** Whoever makes up a field of the database's own meant something by it: better to say so at once. */
function refuseSpecialFields(document: WireDocument): void {
	const field = Object.keys(document).find((key) => key.startsWith('_') && !isSpecialField(key));
	if (field === undefined) return;
	throw new Refusal(400, 'doc_validation', `Bad special document member: ${field}`);
}

/** Pushes those that could be read, and puts what came of each back in its place. */
async function pushParsed<T>(
	documents: readonly WireDocument[],
	parsed: readonly Result<T, PushRefusal>[],
	push: (parsed: readonly T[]) => Promise<readonly PushOutcome[]>
): Promise<readonly PushOutcome[]> {
	const pushed = await push(parsed.flatMap((one) => (one.ok ? [one.value] : [])));
	const outcomes = pushed.values();
	return parsed.map((one, index): PushOutcome => {
		const id = String(documents[index]?.['_id'] ?? '');
		if (!one.ok) return { id, outcome: 'refused', refusal: one.error };
		const next = outcomes.next();
		return next.done === true ? { id, outcome: 'conflict' } : next.value;
	});
}
