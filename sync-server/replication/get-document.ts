import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import type { StoredRevision } from '../storage/port.ts';
import { atMostItems, flag, json, parseRequest, type Query } from './parse-request.ts';
import { type Reader } from './reader.ts';
import { notFound, Refusal } from './refusal.ts';
import { revision } from './revision.ts';
import { attachedTo, toWire } from './wire-document.ts';

const query = z.object({
	rev: revision.optional(),
	revs: flag,
	revs_info: flag,
	latest: flag,
	conflicts: flag,
	attachments: flag,
	open_revs: z.union([z.literal('all'), json(atMostItems(revision))]).optional()
});
type Wanted = z.infer<typeof query>;

/** `GET /:db/:id`. A document that the asker may not read is answered as one that does not exist. */
export async function getDocument(
	reader: Reader,
	principal: Principal,
	request: { readonly id: string; readonly query: Query }
): Promise<unknown> {
	const wanted = parseRequest(query, request.query);
	const tree = await visibleLeaves(reader, principal, request.id);
	if (wanted.open_revs !== undefined) {
		return await openRevisions(reader, request.id, tree, wanted, wanted.open_revs);
	}
	const found = await oneRevision(reader, request.id, tree, wanted);
	const attached = wanted.attachments ? await attachedTo(reader.storage, found) : undefined;
	const conflictsAmong = wanted.conflicts ? tree : undefined;
	return {
		...toWire(found, { revs: wanted.revs, conflictsAmong, attached }),
		...(wanted.revs_info && { _revs_info: await revisionsInfo(reader, found) })
	};
}

/** Storage is asked either way, so that the time of an answer says no more than its words. */
async function visibleLeaves(
	{ storage, ledger }: Reader,
	principal: Principal,
	id: string
): Promise<readonly StoredRevision[]> {
	const [may, leaves] = await Promise.all([ledger.mayRead(principal, id), storage.leaves([id])]);
	return may ? (leaves.get(id) ?? []) : [];
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

/** As JSON, also where CouchDB would choose multipart: whoever asks for `open_revs` accepts both. */
async function openRevisions(
	{ storage }: Reader,
	id: string,
	tree: readonly StoredRevision[],
	wanted: Wanted,
	asked: 'all' | readonly string[]
) {
	const { latest } = wanted;
	if (asked === 'all') {
		if (tree.length === 0) throw notFound();
		return await Promise.all(tree.map((leaf) => okRow(storage, leaf, wanted)));
	}
	if (tree.length === 0) return asked.map((rev) => ({ missing: rev }));
	const rows = await storage.bulkGet(
		asked.map((rev) => ({ id, rev })),
		{ latest }
	);
	const answers = rows.map(({ rev, found }) =>
		found.length === 0
			? [{ missing: rev }]
			: found.map((stored) => okRow(storage, stored, wanted))
	);
	return await Promise.all(answers.flat());
}

async function okRow(storage: Reader['storage'], stored: StoredRevision, wanted: Wanted) {
	const attached = wanted.attachments ? await attachedTo(storage, stored) : undefined;
	return { ok: toWire(stored, { revs: wanted.revs, attached }) };
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
