import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import type { StoredRevision } from '../storage/port.ts';
import { readRevision, revisionChoices, type ReadRevision } from './read-revision.ts';
import { flag, parseRequest, type Query } from './parse-request.ts';
import { readableLeaves, type Reader } from './reader.ts';
import { notFound, Refusal } from './refusal.ts';
import { revision } from './revision.ts';

const query = z.object({
	...revisionChoices,
	rev: revision.optional(),
	revs_info: flag,
	latest: flag,
	conflicts: flag,
	deleted_conflicts: flag
});
type Wanted = z.infer<typeof query>;

export interface FoundDocument extends ReadRevision {
	/** what may be compared with `If-None-Match`; null where an answer says more than the revision */
	readonly etag: string | null;
}

/**
 * `GET /:db/:id` without `open_revs`. A document that the asker may not read is answered as one that
 * does not exist.
 */
export async function getDocument(
	reader: Reader,
	principal: Principal,
	request: { readonly id: string; readonly query: Query; readonly attached: 'base64' | 'parts' }
): Promise<FoundDocument> {
	const wanted = parseRequest(query, request.query);
	const tree = await readableLeaves(reader, principal, request.id);
	const found = await oneRevision(reader, request.id, tree, wanted);
	reader.given(principal, 1);
	const { document, parts } = await readRevision(reader.storage, found, {
		...wanted,
		attached: request.attached
	});
	const more = {
		...(wanted.conflicts && leavesBeside(found, tree, 'live')),
		...(wanted.deleted_conflicts && leavesBeside(found, tree, 'deleted')),
		...(wanted.revs_info && { _revs_info: await revisionsInfo(reader, found) })
	};
	const saysMore = wanted.conflicts || wanted.deleted_conflicts || wanted.revs_info;
	return { document: { ...document, ...more }, parts, etag: saysMore ? null : `"${found.rev}"` };
}

async function oneRevision(
	{ storage }: Reader,
	id: string,
	tree: readonly StoredRevision[],
	{ rev, latest }: Wanted
): Promise<StoredRevision> {
	const [winner] = tree;
	if (winner === undefined) throw notFound();
	if (rev === undefined) {
		if (winner.deleted) throw new Refusal(404, 'not_found', 'deleted');
		return winner;
	}
	const [row] = await storage.bulkGet([{ id, rev }], { latest });
	const found = row?.found[0];
	if (found === undefined) throw notFound();
	return found;
}

function leavesBeside(
	found: StoredRevision,
	tree: readonly StoredRevision[],
	state: 'live' | 'deleted'
): object {
	const others = tree.filter(
		({ rev, deleted }) => rev !== found.rev && deleted === (state === 'deleted')
	);
	const revs = others.map(({ rev }) => rev);
	if (revs.length === 0) return {};
	return state === 'live' ? { _conflicts: revs } : { _deleted_conflicts: revs };
}

/** Which ancestors still have a body. */
async function revisionsInfo({ storage }: Reader, { id, path }: StoredRevision) {
	const rows = await storage.bulkGet(path.map((rev) => ({ id, rev })));
	return rows.map(({ rev, found }) => {
		const [stored] = found;
		const status = stored === undefined ? 'missing' : stored.deleted ? 'deleted' : 'available';
		return { rev, status };
	});
}
