import { decodeLeaf, decodeRevision, encode, type PouchDocument } from './codec.ts';
import type { DocumentStore, IdRange, ListedDocument } from './document-store.ts';
import { inTurn } from './in-turn.ts';
import type { NoRow, PouchHandle, PouchRow } from './pouch-handle.ts';
import { byWinner, type Leaf, type Revision } from './revision.ts';
import { storageError } from './storage-error.ts';

/** What differs between PouchDB's adapters. */
export interface PouchAdapter {
	open(): PouchHandle;
	/**
	 * Of the change that begins next: these need not be looked for.
	 *
	 * @returns resolves when it has begun, so that what begins afterwards comes after it; null where nothing tells
	 */
	assumeAbsent(ids: ReadonlySet<string>): Promise<void> | null;
	/**
	 * Removes leaves with their branches.
	 *
	 * @returns the handle to go on with
	 */
	purge(db: PouchHandle, leaves: readonly LeafName[]): Promise<PouchHandle>;
	/**
	 * Rejects with what the browser says when it breaks off this connection or a transaction of it.
	 * PouchDB itself says no more than "transaction was aborted", and of a read that is broken off
	 * nothing at all. Null where nothing can be broken off.
	 */
	broken(db: PouchHandle): Promise<never> | null;
}

export interface LeafName {
	readonly id: string;
	readonly rev: string;
}

const NONE: ReadonlySet<string> = new Set();
/** A task that fails on a fresh connection too is not to be done. */
const TRIES = 2;
/** Nobody waits for ever on a database that breaks again and again under others. */
const REPLACED_AT_MOST = 5;

/** Documents in PouchDB. Writes go one after the other; one context at a time may have it open. */
export function createPouchDocuments(adapter: PouchAdapter): DocumentStore {
	let db = adapter.open();
	let destroyed: Promise<void> | null = null;
	let over = false;
	let reopening: Promise<void> | null = null;
	/** writes that have begun, of documents that were not here */
	const filling = new Set<Promise<void>>();
	const turn = inTurn();

	/**
	 * Tries once more on a fresh connection before a person hears of it: iOS ends the transactions of
	 * an app that goes to the background, and everything here may be done twice. Whose connection was
	 * replaced because another task found it broken has not failed by that.
	 */
	async function stubbornly<T>(task: (db: PouchHandle) => Promise<T>): Promise<T> {
		let [own, others] = [TRIES, REPLACED_AT_MOST];
		for (;;) {
			const handle = db;
			try {
				return await unlessBroken(handle, task);
			} catch (cause) {
				if (db === handle && reopening === null) own -= 1;
				else others -= 1;
				// A fresh connection would make the database anew that was closed to be deleted.
				if (over || own === 0 || others === 0) throw await storageError(cause);
				if (db === handle) await replace(handle);
			}
		}
	}

	/** Once for all who meet the same broken connection: to close it twice would close its successor. */
	function replace(failed: PouchHandle): Promise<void> {
		reopening ??= reopen(failed)
			.then((fresh) => void (db = fresh))
			.finally(() => (reopening = null));
		return reopening;
	}

	function unlessBroken<T>(handle: PouchHandle, task: (db: PouchHandle) => Promise<T>): Promise<T> {
		const broken = adapter.broken(handle);
		return broken === null ? task(handle) : Promise.race([broken, task(handle)]);
	}

	async function reopen(failed: PouchHandle): Promise<PouchHandle> {
		// PouchDB hears of a broken connection after we do, and then forgets whichever is open.
		await new Promise((resolve) => setTimeout(resolve, 0));
		// It may be what is broken; a new handle is opened whatever it answers.
		await failed.close().catch(() => undefined);
		return adapter.open();
	}

	const change = <T>(task: (db: PouchHandle) => Promise<T>): Promise<T> =>
		turn(async () => {
			await Promise.allSettled(filling);
			return stubbornly(task);
		});

	/**
	 * Writes what was not here before. The next may follow as soon as this has begun: the database has
	 * work then while that is made ready.
	 */
	async function fill(revisions: readonly Revision[], absent: ReadonlySet<string>): Promise<void> {
		const { written } = await turn(async () => {
			// Not counted on by a second try: the first may have written them after all.
			let begun = adapter.assumeAbsent(absent);
			const written = stubbornly((handle) => write(handle, revisions));
			begun ??= written;
			filling.add(written);
			await Promise.race([begun, written]).catch(() => undefined);
			return { written };
		});
		await written.finally(() => filling.delete(written));
	}

	const purge = (named: (db: PouchHandle) => Promise<readonly LeafName[]>): Promise<void> =>
		change(async (handle) => {
			const leaves = await named(handle);
			if (leaves.length > 0) db = await adapter.purge(handle, leaves);
		});

	return {
		write: (revisions, absent = NONE) =>
			absent.size === 0 ? change((handle) => write(handle, revisions)) : fill(revisions, absent),
		leaves: (ids) => stubbornly((handle) => readLeaves(handle, ids)),
		list: (range) => stubbornly((handle) => list(handle, range)),
		pick: (ids) => stubbornly((handle) => pick(handle, ids)),
		ids: (after, limit) => stubbornly((handle) => listIds(handle, after, limit)),
		sequence: () => stubbornly(async (handle) => (await handle.info()).update_seq),
		writtenSince: (sequence) => stubbornly((handle) => writtenSince(handle, sequence)),
		missing: (revisions) => stubbornly((handle) => missing(handle, revisions)),
		purge: (ids) => purge(async (handle) => [...(await readLeaves(handle, ids)).values()].flat()),
		purgeLeaf: (id, rev) => purge(() => Promise.resolve([{ id, rev }])),
		close: () => end(() => db.close()),
		destroy: () => (destroyed ??= end(() => db.destroy()).then(() => undefined))
	};

	function end<T>(task: () => Promise<T>): Promise<T> {
		return turn(async () => {
			await Promise.allSettled(filling);
			over = true;
			return task();
		});
	}
}

async function write(db: PouchHandle, revisions: readonly Revision[]): Promise<void> {
	if (revisions.length === 0) return;
	const refused = await db.bulkDocs(revisions.map(encode), { new_edits: false });
	// With `new_edits: false` only what went wrong is answered.
	const [first] = refused;
	if (first !== undefined) throw new Error('a revision was not written', { cause: first });
}

async function readLeaves(
	db: PouchHandle,
	ids: readonly string[]
): Promise<ReadonlyMap<string, readonly Revision[]>> {
	const found = await Promise.all(
		ids.map(async (id) => [id, await openRevisions(db, id)] as const)
	);
	return new Map(found.filter(([, leaves]) => leaves.length > 0));
}

async function openRevisions(db: PouchHandle, id: string): Promise<readonly Revision[]> {
	try {
		const answers = await db.get(id, { open_revs: 'all', revs: true });
		return answers
			.flatMap((answer) => ('ok' in answer ? [decodeRevision(answer.ok)] : []))
			.sort(byWinner);
	} catch (error) {
		if (isNotFound(error)) return [];
		throw error;
	}
}

async function list(db: PouchHandle, range: IdRange): Promise<readonly ListedDocument[]> {
	const { from, to, limit } = range;
	// Without `inclusive_end: false`, with which one adapter counts the excluded end to the limit.
	const { rows } = await db.allDocs({
		startkey: from,
		endkey: to,
		...(limit === undefined ? {} : { limit }),
		include_docs: true,
		conflicts: true
	});
	return liveLeavesOf(
		db,
		rows.filter(({ id }) => id < to)
	);
}

async function pick(db: PouchHandle, ids: readonly string[]): Promise<readonly ListedDocument[]> {
	if (ids.length === 0) return [];
	const { rows } = await db.allDocs({ keys: [...ids], include_docs: true, conflicts: true });
	return liveLeavesOf(db, rows);
}

function liveLeavesOf(
	db: PouchHandle,
	rows: readonly (PouchRow | NoRow)[]
): Promise<readonly ListedDocument[]> {
	const winners = rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
	return Promise.all(winners.map((winner) => liveLeaves(db, winner)));
}

/** Most documents have one leaf, and it has been read already. */
async function liveLeaves(db: PouchHandle, winner: PouchDocument): Promise<ListedDocument> {
	const id = winner._id;
	const siblings = await Promise.all((winner._conflicts ?? []).map((rev) => db.get(id, { rev })));
	const leaves: readonly Leaf[] = [winner, ...siblings].map(decodeLeaf);
	return { id, leaves: [...leaves].sort(byWinner) };
}

async function listIds(db: PouchHandle, after: string, limit: number): Promise<readonly string[]> {
	// The key that follows the last one, rather than `skip`, which the adapter counts through.
	const { rows } = await db.allDocs({ startkey: `${after}\u0000`, limit });
	return rows.map((row) => row.id);
}

async function writtenSince(db: PouchHandle, since: number): Promise<readonly string[]> {
	const { results } = await db.changes({ style: 'all_docs', since });
	return results.map(({ id }) => id);
}

async function missing(
	db: PouchHandle,
	revisions: ReadonlyMap<string, readonly string[]>
): Promise<ReadonlyMap<string, readonly string[]>> {
	const ids = [...revisions.keys()];
	if (ids.length === 0) return new Map();
	const winners = await db.allDocs({ keys: ids });
	const winning = new Map(
		winners.rows.flatMap((row) => ('id' in row ? [[row.id, row.value.rev] as const] : []))
	);
	// One transaction for all settles most: the one revision asked for is the winner.
	const open = ids.filter((id) => {
		const asked = revisions.get(id) ?? [];
		return asked.length !== 1 || asked[0] !== winning.get(id);
	});
	const diff = await db.revsDiff(
		Object.fromEntries(open.map((id) => [id, revisions.get(id) ?? []]))
	);
	return new Map(Object.entries(diff).map(([id, row]) => [id, row.missing]));
}

function isNotFound(error: unknown): boolean {
	return typeof error === 'object' && error !== null && 'status' in error && error.status === 404;
}
