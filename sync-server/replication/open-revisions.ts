import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import type { StoredRevision } from '../storage/port.ts';
import { atMostItems, flag, json, parseRequest, type Query } from './parse-request.ts';
import { readRevision, revisionChoices, type ReadRevision } from './read-revision.ts';
import { readableLeaves, type Reader } from './reader.ts';
import { notFound } from './refusal.ts';
import { revision } from './revision.ts';

const query = z.object({
	...revisionChoices,
	latest: flag,
	open_revs: z.union([z.literal('all'), json(atMostItems(revision))])
});
type Wanted = z.infer<typeof query>;

export type OpenRevision = { readonly ok: ReadRevision } | { readonly missing: string };

/**
 * `GET /:db/:id?open_revs=`: all leaves, or those revisions. Of a document that the asker may not read
 * every one is missing, as of one that does not exist.
 *
 * @returns revisions read one by one, as fast as the client takes them
 */
export async function openRevisions(
	reader: Reader,
	principal: Principal,
	request: { readonly id: string; readonly query: Query; readonly attached: 'base64' | 'parts' }
): Promise<AsyncIterable<OpenRevision>> {
	const wanted = parseRequest(query, request.query);
	const tree = await readableLeaves(reader, principal, request.id);
	if (wanted.open_revs === 'all' && tree.length === 0) throw notFound();
	reader.given(principal, Math.min(tree.length, 1));
	const { attached } = request;
	return readEach(reader, await find(reader, request.id, tree, wanted), {
		...wanted,
		// In CouchDB, to ask for parts is to ask for what is attached; its replicator relies on that.
		attachments: wanted.attachments || attached === 'parts',
		attached
	});
}

type Found = StoredRevision | { readonly missing: string };

async function find(
	{ storage }: Reader,
	id: string,
	tree: readonly StoredRevision[],
	{ open_revs, latest }: Wanted
): Promise<readonly Found[]> {
	if (open_revs === 'all') return tree;
	const requests = open_revs.map((rev) => ({ id, rev }));
	const rows = await storage.bulkGet(requests, { latest });
	const all = rows.flatMap(({ rev = '', found }): readonly Found[] =>
		tree.length === 0 || found.length === 0 ? [{ missing: rev }] : found
	);
	// Two revisions of one branch have the same latest.
	return [...new Map(all.map((one) => ['missing' in one ? one.missing : one.rev, one])).values()];
}

async function* readEach(
	{ storage }: Reader,
	found: readonly Found[],
	choices: Parameters<typeof readRevision>[2]
): AsyncGenerator<OpenRevision> {
	for (const one of found) {
		yield 'missing' in one ? one : { ok: await readRevision(storage, one, choices) };
	}
}
