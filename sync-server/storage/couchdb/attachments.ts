import type { RevisionInput, StoredRevision } from '../port.ts';
import { missingAttachment } from '../storage-error.ts';
import type { CouchDatabase } from './couch-database.ts';
import type { WholeRevision } from './wire-revision.ts';

/** Of the revisions that have a body, leaves first. null when none names the digest. */
export async function findAttachment(
	documents: CouchDatabase,
	id: string,
	digest: string
): Promise<Uint8Array | null> {
	const [leaves = []] = await documents.revisions([{ id }]);
	const named = nameIn(leaves, digest) ?? nameIn(await ancestors(documents, leaves), digest);
	return named === null ? null : documents.attachment({ id, ...named });
}

/**
 * The revisions with the bytes of all their attachments: those that came without are looked up in
 * their documents.
 *
 * @throws StorageError `missing-attachment`
 */
export async function withBytes(
	documents: CouchDatabase,
	revisions: readonly RevisionInput[]
): Promise<readonly WholeRevision[]> {
	const brought = new Map<string, Uint8Array>();
	const whole: WholeRevision[] = [];
	for (const { attachments, ...revision } of revisions) {
		const { id } = revision;
		const named = Object.entries(attachments ?? {});
		const filled = [];
		for (const [name, attachment] of named) {
			const key = `${attachment.digest} ${id}`;
			const data =
				attachment.data ??
				brought.get(key) ??
				(await findAttachment(documents, id, attachment.digest));
			if (data === null) throw missingAttachment(id);
			brought.set(key, data);
			filled.push([name, { ...attachment, data }] as const);
		}
		whole.push(
			filled.length === 0 ? revision : { ...revision, attachments: Object.fromEntries(filled) }
		);
	}
	return whole;
}

function nameIn(
	revisions: readonly StoredRevision[],
	digest: string
): { readonly rev: string; readonly name: string } | null {
	for (const { rev, attachments } of revisions) {
		const [name] = Object.entries(attachments ?? {}).find(([, one]) => one.digest === digest) ?? [];
		if (name !== undefined) return { rev, name };
	}
	return null;
}

async function ancestors(
	documents: CouchDatabase,
	leaves: readonly StoredRevision[]
): Promise<readonly StoredRevision[]> {
	const revs = new Set(leaves.flatMap(({ path }) => path.slice(1)));
	const [{ id } = { id: '' }] = leaves;
	return (await documents.revisions([...revs].map((rev) => ({ id, rev })))).flat();
}
