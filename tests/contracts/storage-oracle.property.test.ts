import fc from 'fast-check';
import PouchDB from 'pouchdb-core';
import memoryAdapter from 'pouchdb-adapter-memory';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../sync-server/storage/embedded/open-database.ts';
import { EmbeddedStorage } from '../../sync-server/storage/embedded/storage.ts';
import { MemoryStorage } from '../../sync-server/storage/memory/storage.ts';
import type { RevisionInput, Storage } from '../../sync-server/storage/port.ts';
import { COUCHDB_URL } from '../builders/couchdb-url.ts';
import { openCouchStorage, temporaryCouch } from './couchdb.ts';

PouchDB.plugin(memoryAdapter);

type Open = () => Storage | Promise<Storage>;

/** Name, runs and how to open one. CouchDB's take a moment to make; without one it is not registered. */
const stores: readonly (readonly [string, number, Open])[] = [
	['the SQLite file', 150, () => new EmbeddedStorage(openDatabase(':memory:'))],
	['memory', 150, () => new MemoryStorage()],
	...(COUCHDB_URL === '' ? [] : [inCouchDB()])
];

/**
 * What the same pushes leave behind in PouchDB is the measure: devices run PouchDB, and both ends
 * must agree on every tree, winner and change.
 */
describe('random pushes leave what they leave in PouchDB', () => {
	test.each(stores)(
		'in %s',
		async (_name, numRuns, open) => {
			let run = 0;
			await fc.assert(
				fc.asyncProperty(pushes(), async (batches) => {
					const storage = await open();
					const pouch = new PouchDB(`oracle-${_name}-${++run}`, { adapter: 'memory' });
					for (const batch of batches) {
						await storage.bulkDocs(batch);
						// One by one: PouchDB sorts the revisions of a batch.
						for (const revision of batch) {
							await pouch.bulkDocs([asPouchDoc(revision)], { new_edits: false });
						}
					}
					const revs = revsById(batches);
					expect(await viewOfStorage(storage, revs)).toEqual(await viewOfPouch(pouch, revs));
					await pouch.destroy();
					await storage.close();
				}),
				{ numRuns }
			);
		},
		120_000
	);
});

function inCouchDB(): readonly [string, number, Open] {
	return ['the CouchDB at FICHA_TEST_COUCHDB_URL', 15, () => openCouchStorage(temporaryCouch())];
}

interface View {
	readonly docCount: number;
	readonly changes: readonly Readonly<Record<'id' | 'rev' | 'deleted' | 'leaves', unknown>>[];
	/** per id: leaves with bodies and paths, conflicts, and each revision's body where there is one */
	readonly documents: Readonly<Record<string, unknown>>;
	readonly missing: Readonly<Record<string, readonly string[]>>;
}

/** Trees of a few documents, whose revisions arrive in any order, some with short histories, some twice. */
function pushes(): fc.Arbitrary<RevisionInput[][]> {
	const revision = fc.record({
		/** picks the parent among the revisions before; none for a root */
		parent: fc.option(fc.nat(), { freq: 6 }),
		deleted: fc.boolean(),
		/** how many ancestors the sender still knows */
		depth: fc.oneof({ weight: 4, arbitrary: fc.constant(99) }, fc.nat({ max: 3 })),
		hash: fc.stringMatching(/^[0-9a-f]{3}$/)
	});
	const tree = fc
		.array(revision, { minLength: 1, maxLength: 9 })
		.map((nodes) => growPaths(nodes).map((path, i) => ({ path, deleted: nodes[i]!.deleted })));
	return fc
		.array(tree, { minLength: 1, maxLength: 3 })
		.map((trees) =>
			trees.flatMap((nodes, doc) =>
				nodes.map((node) => ({ ...node, id: `doc-${doc}`, body: { is: node.path.join(' ') } }))
			)
		)
		.chain((all) =>
			fc.tuple(
				fc.shuffledSubarray(all, { minLength: all.length }),
				fc.subarray(all),
				fc.integer({ min: 1, max: 5 })
			)
		)
		.map(([once, again, size]) => chunks([...once, ...again], size));
}

function growPaths(
	nodes: readonly { parent: number | null; depth: number; hash: string }[]
): string[][] {
	const full: string[][] = [];
	return nodes.map((node, i) => {
		const parent = node.parent === null || i === 0 ? [] : full[node.parent % i]!;
		// The index makes each revision unique: a hash that two share would be one revision.
		const path = [`${parent.length + 1}-${node.hash}${i}`, ...parent];
		full.push(path);
		return path.slice(0, node.depth + 1);
	});
}

function chunks<T>(items: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
		items.slice(i * size, (i + 1) * size)
	);
}

function revsById(batches: readonly (readonly RevisionInput[])[]): Map<string, string[]> {
	const revs = new Map<string, string[]>();
	for (const { id, path } of batches.flat()) {
		revs.set(id, [...new Set([...(revs.get(id) ?? []), ...path, '9-unknown'])]);
	}
	return revs;
}

async function viewOfStorage(
	storage: Storage,
	revs: ReadonlyMap<string, readonly string[]>
): Promise<View> {
	const changes = await storage.changes({ since: 0, limit: 1000 });
	const documents: Record<string, unknown> = {};
	for (const [id, all] of revs) {
		const leaves = (await storage.leaves([id])).get(id) ?? [];
		const found = await storage.bulkGet(all.map((rev) => ({ id, rev })));
		const [winner] = leaves;
		documents[id] = {
			leaves: leaves
				.map(({ rev, path, deleted, body }) => ({ rev, path, deleted, body }))
				.sort(byRev),
			history: winner?.deleted === false ? winner.path : null,
			conflicts: leaves
				.slice(1)
				.filter((leaf) => !leaf.deleted)
				.map((leaf) => leaf.rev)
				.sort(),
			bodies: found.map((row) => row.found[0]?.body ?? null)
		};
	}
	const diffs = await storage.revsDiff(revs);
	return {
		docCount: (await storage.info()).docCount,
		changes: changes.map(({ id, rev, deleted, leaves }) => ({
			id,
			rev,
			deleted,
			leaves: [...leaves].sort()
		})),
		documents,
		missing: Object.fromEntries([...diffs].map(([id, diff]) => [id, [...diff.missing].sort()]))
	};
}

async function viewOfPouch(
	pouch: PouchDB.Database,
	revs: ReadonlyMap<string, readonly string[]>
): Promise<View> {
	const leavesOf = await pouch.changes({ style: 'all_docs' });
	const winners = await pouch.changes({ style: 'main_only' });
	const documents: Record<string, PouchDocument> = {};
	for (const [id, all] of revs) documents[id] = await pouchDocument(pouch, id, all);
	const diffs = await pouch.revsDiff(
		Object.fromEntries([...revs].map(([id, all]) => [id, [...all]]))
	);
	// PouchDB asks for ancestors that came without a body; CouchDB and we take them for present.
	const ancestors = inTrees(documents);
	return {
		docCount: (await pouch.info()).doc_count,
		changes: winners.results.map((row, i) => ({
			id: row.id,
			rev: row.changes[0]?.rev,
			deleted: row.deleted === true,
			// PouchDB names a leaf twice that stands on two branches.
			leaves: [...new Set(leavesOf.results[i]?.changes.map((change) => change.rev))].sort()
		})),
		documents,
		missing: Object.fromEntries(
			Object.entries(diffs).flatMap(([id, diff]) => {
				const missing = diff.missing.filter((rev) => !ancestors.has(`${id} ${rev}`));
				return missing.length === 0 ? [] : [[id, missing.sort()]];
			})
		)
	};
}

/** Revisions that stand in a tree, by document and rev, with or without a body. */
function inTrees(documents: Readonly<Record<string, PouchDocument>>): Set<string> {
	return new Set(
		Object.entries(documents).flatMap(([id, document]) =>
			document.leaves.flatMap((leaf) => leaf.path.map((rev) => `${id} ${rev}`))
		)
	);
}

interface PouchDoc {
	readonly _id: string;
	readonly _rev: string;
	readonly _deleted?: boolean;
	readonly _revisions?: { readonly start: number; readonly ids: readonly string[] };
	readonly is: string;
}

type PouchDocument = Awaited<ReturnType<typeof pouchDocument>>;

async function pouchDocument(pouch: PouchDB.Database, id: string, revs: readonly string[]) {
	const open = (await pouch.get(id, { open_revs: 'all', revs: true })) as unknown as {
		ok: PouchDoc;
	}[];
	const leaves = open.map(({ ok }) => ({
		rev: ok._rev,
		path: pathOf(ok),
		deleted: ok._deleted === true,
		body: { is: ok.is }
	}));
	const winner = await get(pouch, id, { revs: true, conflicts: true });
	const bodies = await Promise.all(revs.map((rev) => get(pouch, id, { rev })));
	return {
		leaves: leaves.sort(byRev),
		history: winner === null ? null : pathOf(winner),
		conflicts: await liveConflicts(pouch, id, leaves),
		bodies: bodies.map((body) => (body === null ? null : { is: body.is }))
	};
}

/** PouchDB doesn't tell the conflicts of a tombstone; it has none that live. */
async function liveConflicts(
	pouch: PouchDB.Database,
	id: string,
	leaves: readonly { rev: string; deleted: boolean }[]
): Promise<string[]> {
	const winner = await get(pouch, id, { conflicts: true });
	// Each once: PouchDB tells a leaf twice that it has at the end of two branches.
	const told = new Set(winner?._conflicts ?? []);
	const conflicts = [...told].filter((rev) => rev !== winner?._rev).sort();
	const live = leaves.filter((leaf) => !leaf.deleted).map((leaf) => leaf.rev);
	expect(conflicts).toEqual(live.filter((rev) => rev !== winner?._rev).sort());
	return conflicts;
}

async function get(
	pouch: PouchDB.Database,
	id: string,
	options: PouchDB.GetOptions
): Promise<(PouchDoc & { readonly _conflicts?: readonly string[] }) | null> {
	try {
		return (await pouch.get(id, options)) as unknown as PouchDoc;
	} catch (error) {
		if ((error as { status?: number }).status === 404) return null;
		throw error;
	}
}

function asPouchDoc(revision: RevisionInput): Required<PouchDoc> {
	const [newest = ''] = revision.path;
	return {
		is: String(revision.body['is']),
		_id: revision.id,
		_rev: newest,
		_revisions: {
			start: Number.parseInt(newest, 10),
			ids: revision.path.map((rev) => rev.slice(rev.indexOf('-') + 1))
		},
		_deleted: revision.deleted
	};
}

function pathOf(doc: PouchDoc): string[] {
	const { start, ids } = doc._revisions!;
	return ids.map((hash, i) => `${start - i}-${hash}`);
}

function byRev(a: { rev: string }, b: { rev: string }): number {
	return a.rev < b.rev ? -1 : 1;
}
