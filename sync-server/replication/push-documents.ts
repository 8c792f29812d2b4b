import type { Principal } from '#domain/access/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { PushRefusal } from '#domain/wire/push-refusal.ts';
import type { FollowingParts } from './parse-attachments.ts';
import { parseNewEdit, parseRevision, type WireDocument } from './parse-pushed.ts';
import { readable, type Reader } from './reader.ts';
import { badRequest } from './refusal.ts';
import { refuseReserved } from './refuse-reserved.ts';
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
	documents.forEach(refuseReserved);
	const parsed = documents.map((document) => parseNewEdit(document, parts));
	return await pushParsed(documents, parsed, async (edits) => {
		const ids = edits.map(({ id }) => id);
		const visible = await readable(reader.ledger, principal, ids);
		const resolved = await Promise.all(
			edits.map(async (edit) => {
				const ancestors = edit.base === null ? [] : [edit.base];
				const changed = { ...edit, ancestors };
				const isVisible = visible.has(edit.id);
				return {
					...edit,
					attachments: await resolveAttachments(reader.storage, changed, isVisible)
				};
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
	documents.forEach(refuseWithoutRevision);
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

function refuseWithoutRevision({ _rev, _revisions }: WireDocument): void {
	if (_rev === undefined && _revisions === undefined) {
		throw badRequest('a revision that was made elsewhere has a _rev');
	}
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
		const named = documents[index]?.['_id'];
		const id = typeof named === 'string' ? named : '';
		if (!one.ok) return { id, outcome: 'refused', refusal: one.error };
		const next = outcomes.next();
		return next.done === true ? { id, outcome: 'conflict' } : next.value;
	});
}
