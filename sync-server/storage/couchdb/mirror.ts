import type { ChangeRow, Erasure, ListRow } from '../port.ts';
import type { EmbeddedDatabase } from '../embedded/open-database.ts';
import { addMissingColumn } from '../embedded/schema.ts';
import { selectUnder } from '../embedded/select-under.ts';
import { inOrder, type MirroredLeaf } from './mirrored-leaves.ts';

/** What is known of one document: all leaves, winner first. */
export interface MirroredDocument {
	readonly id: string;
	readonly leaves: readonly MirroredLeaf[];
}

export interface WrittenRevision {
	readonly id: string;
	/** newest first */
	readonly path: readonly string[];
	readonly deleted: boolean;
}

/** When a revision was written, as it is on record. */
interface RecordedArrival {
	readonly id: string;
	readonly rev: string;
	readonly at: number;
}

interface HeadColumns {
	readonly seq: number;
	readonly id: string;
	readonly rev: string;
	readonly deleted: number;
	readonly leaves: string;
	readonly live_leaves: number;
}

/**
 * `mirror.store` names the databases that this is a mirror of; `documents_since` and `erasures_since`
 * say how far it has followed its feeds. `leaves` is `[[rev, deleted], …]`, winner first. `arrived` is when
 * this gateway was given what a document says; null for what was there before it, until it is found in a
 * record. `mirrored_records` says how far each of those was read for it.
 */
const TABLES = `
	CREATE TABLE IF NOT EXISTS mirror (
		one INTEGER PRIMARY KEY CHECK (one = 1),
		store TEXT NOT NULL,
		update_seq INTEGER NOT NULL,
		doc_count INTEGER NOT NULL,
		documents_since TEXT NOT NULL,
		erasures_since TEXT NOT NULL
	) STRICT;
	CREATE TABLE IF NOT EXISTS mirrored_documents (
		seq INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE,
		rev TEXT NOT NULL,
		deleted INTEGER NOT NULL,
		leaves TEXT NOT NULL,
		live_leaves INTEGER NOT NULL,
		arrived INTEGER
	) STRICT;
	CREATE INDEX IF NOT EXISTS mirrored_conflicts ON mirrored_documents (seq) WHERE live_leaves > 1;
	CREATE TABLE IF NOT EXISTS mirrored_erasures (
		seq INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE
	) STRICT;
	CREATE TABLE IF NOT EXISTS mirrored_records (
		record TEXT PRIMARY KEY,
		n INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE TABLE IF NOT EXISTS mirrored_swept (
		id TEXT PRIMARY KEY
	) STRICT, WITHOUT ROWID;
`;

/**
 * The log, as this gateway has seen it: which leaves each document has, in an order of its own.
 * CouchDB's sequences are opaque, differ from node to node, and its rows may come twice; ledgers need
 * numbers that only grow. It holds no bodies, and is made anew from CouchDB when it is lost.
 */
export class Mirror {
	readonly #statements;
	readonly #writeAll;
	readonly #takeAll;
	readonly #forgetAll;
	readonly #sweepAll;
	readonly #takeArrivals;

	/** @param store instance of the databases: a mirror of others must not be given */
	constructor(database: EmbeddedDatabase, store: string) {
		database.exec(TABLES);
		const table = 'mirrored_documents';
		addMissingColumn(database, { table, column: 'arrived', type: 'INTEGER' });
		this.#statements = prepare(database);
		this.#statements.begin.run(store);
		this.#writeAll = database.transaction(
			(revisions: readonly WrittenRevision[], arrived: number | null) =>
				this.#write(revisions, arrived)
		);
		this.#takeAll = database.transaction(
			(documents: readonly MirroredDocument[], arrived: number | null, since: string | null) => {
				for (const document of documents) this.#set(document, arrived);
				if (since !== null) this.#statements.setDocumentsSince.run(since);
			}
		);
		this.#forgetAll = database.transaction((ids: readonly string[], since: string | null) => {
			for (const id of ids) this.#forget(id);
			if (since !== null) this.#statements.setErasuresSince.run(since);
		});
		this.#sweepAll = database.transaction((ids: readonly string[]) => {
			for (const id of ids) this.#sweep(id);
		});
		this.#takeArrivals = database.transaction(
			(record: string, n: number, arrivals: readonly RecordedArrival[]) => {
				for (const { id, rev, at } of arrivals) this.#statements.setArrived.run(at, id, rev);
				this.#statements.setRecord.run(record, n);
			}
		);
	}

	/** The instance of the databases that a file mirrors; null for a new file. */
	static storeOf(database: EmbeddedDatabase): string | null {
		database.exec(TABLES);
		return database.prepare<[], string>('SELECT store FROM mirror').pluck().get() ?? null;
	}

	counters(): {
		readonly updateSeq: number;
		readonly docCount: number;
		readonly documentsSince: string;
		readonly erasuresSince: string;
	} {
		const counters = this.#statements.counters.get();
		if (counters === undefined) throw new TypeError('the mirror has no counters');
		return counters;
	}

	/**
	 * Revisions that this gateway has written: each takes the next sequence, and its leaf the place of
	 * those that it descends from. The feed will say the same later, and change nothing.
	 *
	 * @param arrived when, in milliseconds since the epoch; null when nobody says
	 * @returns the sequence of each
	 */
	written(revisions: readonly WrittenRevision[], arrived: number | null): readonly number[] {
		return this.#writeAll.immediate(revisions, arrived);
	}

	/**
	 * What documents are now, with how far the feed was read to know it.
	 *
	 * @param arrived when this gateway heard of it; null for what may have been there long before
	 */
	take(documents: readonly MirroredDocument[], arrived: number | null, since: string | null): void {
		this.#takeAll.immediate(documents, arrived, since);
	}

	/** What is erased. A document that was never here is put on the list all the same. */
	forget(ids: readonly string[], since: string | null): void {
		this.#forgetAll.immediate(ids, since);
	}

	/** What nobody but the gateways hears is gone: it takes no sequence. */
	sweep(ids: readonly string[]): void {
		this.#sweepAll.immediate(ids);
	}

	arrivals(ids: readonly string[]): Map<string, number> {
		const rows = this.#statements.arrivals.all(JSON.stringify(ids));
		return new Map(rows.map(({ id, arrived }) => [id, arrived]));
	}

	/** Number of the last row of a record whose arrivals were taken in. */
	readOfRecord(record: string): number {
		return this.#statements.record.get(record) ?? 0;
	}

	/** What rows of a record say up to the given one, of documents of which it was not known. */
	takeArrivals(record: string, upTo: number, arrivals: readonly RecordedArrival[]): void {
		this.#takeArrivals.immediate(record, upTo, arrivals);
	}

	leavesOf(id: string): readonly MirroredLeaf[] {
		const text = this.#statements.leaves.get(id);
		return text === undefined ? [] : parseLeaves(text);
	}

	heads(ids: readonly string[]): ChangeRow[] {
		return this.#statements.heads.all(JSON.stringify(ids)).map(head);
	}

	changes(since: number, limit: number): ChangeRow[] {
		return this.#statements.changes.all(since, limit).map(head);
	}

	list(from: string, to: string, limit: number): ListRow[] {
		return this.#statements.list.all(from, to, limit).map(listRow);
	}

	listLive(from: string, to: string, limit: number): ListRow[] {
		return this.#statements.listLive.all(from, to, limit).map(listRow);
	}

	under(roots: readonly string[]): ChangeRow[] {
		return this.#statements.under.all(JSON.stringify(roots)).map(head);
	}

	conflicted(limit: number): string[] {
		return this.#statements.conflicted.all(limit);
	}

	erasures(since: number, upTo: number): Erasure[] {
		return this.#statements.erasures.all(since, upTo);
	}

	/** Once, whether or not it was written again. */
	isErased(id: string): boolean {
		return this.#statements.isErased.get(id) !== undefined;
	}

	erasedAmong(ids: readonly string[]): string[] {
		return this.#statements.erasedAmong.all(JSON.stringify(ids));
	}

	#write(revisions: readonly WrittenRevision[], arrived: number | null): number[] {
		return revisions.map(({ id, path, deleted }) => {
			const kept = this.leavesOf(id).filter(({ rev }) => !path.includes(rev));
			const leaves = inOrder([...kept, { rev: path[0] ?? '', deleted }]);
			this.#set({ id, leaves }, arrived);
			return this.counters().updateSeq;
		});
	}

	#set({ id, leaves }: MirroredDocument, arrived: number | null): void {
		const [winner] = leaves;
		if (winner === undefined) return;
		const { updateSeq, docCount } = this.counters();
		const seq = updateSeq + 1;
		const live = leaves.filter(({ deleted }) => !deleted).length;
		const count = docCount - this.#liveBefore(id) + (winner.deleted ? 0 : 1);
		const text = JSON.stringify(leaves.map(({ rev, deleted }) => [rev, deleted ? 1 : 0]));
		this.#statements.put.run(seq, id, winner.rev, winner.deleted ? 1 : 0, text, live, arrived);
		this.#statements.setCounters.run(seq, count);
	}

	#forget(id: string): void {
		const { updateSeq, docCount } = this.counters();
		const seq = updateSeq + 1;
		const before = this.#liveBefore(id);
		const wasHere = this.#statements.delete.run(id).changes > 0;
		if (!wasHere && this.isErased(id)) return;
		this.#statements.putErasure.run(seq, id);
		this.#statements.setCounters.run(seq, docCount - before);
	}

	#sweep(id: string): void {
		const { updateSeq, docCount } = this.counters();
		const before = this.#liveBefore(id);
		this.#statements.delete.run(id);
		this.#statements.putSwept.run(id);
		this.#statements.setCounters.run(updateSeq, docCount - before);
	}

	#liveBefore(id: string): 0 | 1 {
		return this.leavesOf(id)[0]?.deleted === false ? 1 : 0;
	}
}

function prepare(database: EmbeddedDatabase) {
	const columns = 'seq, id, rev, deleted, leaves, live_leaves';
	return {
		begin: database.prepare<[string]>(
			"INSERT INTO mirror VALUES (1, ?, 0, 0, '0', '0') ON CONFLICT DO NOTHING"
		),
		counters: database.prepare<[], ReturnType<Mirror['counters']>>(
			`SELECT update_seq AS updateSeq, doc_count AS docCount,
				documents_since AS documentsSince, erasures_since AS erasuresSince FROM mirror`
		),
		setCounters: database.prepare<[number, number]>(
			'UPDATE mirror SET update_seq = ?, doc_count = ?'
		),
		setDocumentsSince: database.prepare<[string]>('UPDATE mirror SET documents_since = ?'),
		setErasuresSince: database.prepare<[string]>('UPDATE mirror SET erasures_since = ?'),
		put: database.prepare(
			`INSERT INTO mirrored_documents (${columns}, arrived) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, rev = excluded.rev,
				deleted = excluded.deleted, leaves = excluded.leaves,
				live_leaves = excluded.live_leaves, arrived = excluded.arrived`
		),
		delete: database.prepare<[string]>('DELETE FROM mirrored_documents WHERE id = ?'),
		leaves: database
			.prepare<[string], string>('SELECT leaves FROM mirrored_documents WHERE id = ?')
			.pluck(),
		heads: database.prepare<[string], HeadColumns>(
			`SELECT ${columns} FROM mirrored_documents WHERE id IN (SELECT value FROM json_each(?))`
		),
		changes: database.prepare<[number, number], HeadColumns>(
			`SELECT ${columns} FROM mirrored_documents WHERE seq > ? ORDER BY seq LIMIT ?`
		),
		list: database.prepare<[string, string, number], HeadColumns>(
			`SELECT ${columns} FROM mirrored_documents WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`
		),
		listLive: database.prepare<[string, string, number], HeadColumns>(
			`SELECT ${columns} FROM mirrored_documents WHERE id >= ? AND id < ? AND deleted = 0
			ORDER BY id LIMIT ?`
		),
		under: database.prepare<[string], HeadColumns>(selectUnder('mirrored_documents')),
		conflicted: database
			.prepare<[number], string>(
				'SELECT id FROM mirrored_documents WHERE live_leaves > 1 ORDER BY seq LIMIT ?'
			)
			.pluck(),
		putErasure: database.prepare<[number, string]>(
			'INSERT OR REPLACE INTO mirrored_erasures (seq, id) VALUES (?, ?)'
		),
		putSwept: database.prepare<[string]>('INSERT OR IGNORE INTO mirrored_swept (id) VALUES (?)'),
		arrivals: database.prepare<[string], { readonly id: string; readonly arrived: number }>(
			`SELECT id, arrived FROM mirrored_documents
			WHERE id IN (SELECT value FROM json_each(?)) AND arrived IS NOT NULL`
		),
		record: database
			.prepare<[string], number>('SELECT n FROM mirrored_records WHERE record = ?')
			.pluck(),
		setRecord: database.prepare<[string, number]>(
			'INSERT INTO mirrored_records VALUES (?, ?) ON CONFLICT (record) DO UPDATE SET n = excluded.n'
		),
		setArrived: database.prepare<[number, string, string]>(
			`UPDATE mirrored_documents SET arrived = ?
			WHERE id = ? AND rev = ? AND arrived IS NULL`
		),
		isErased: database.prepare<[string]>(
			`SELECT 1 FROM (SELECT ? AS id) AS asked
			WHERE asked.id IN (SELECT id FROM mirrored_erasures)
				OR asked.id IN (SELECT id FROM mirrored_swept)`
		),
		erasures: database.prepare<[number, number], Erasure>(
			'SELECT seq, id FROM mirrored_erasures WHERE seq > ? AND seq <= ? ORDER BY seq'
		),
		erasedAmong: database
			.prepare<[string], string>(
				`SELECT asked.value FROM json_each(?) AS asked
				WHERE (asked.value IN (SELECT id FROM mirrored_erasures)
					OR asked.value IN (SELECT id FROM mirrored_swept))
				AND asked.value NOT IN (SELECT id FROM mirrored_documents)`
			)
			.pluck()
	};
}

function parseLeaves(text: string): readonly MirroredLeaf[] {
	const pairs = JSON.parse(text) as readonly (readonly [string, number])[];
	return pairs.map(([rev, deleted]) => ({ rev, deleted: deleted === 1 }));
}

function head({ seq, id, rev, deleted, leaves, live_leaves }: HeadColumns): ChangeRow {
	const revs = parseLeaves(leaves).map((leaf) => leaf.rev);
	return { seq, id, rev, deleted: deleted === 1, leaves: revs, liveLeaves: live_leaves };
}

function listRow({ id, rev, deleted }: HeadColumns): ListRow {
	return { id, rev, deleted: deleted === 1 };
}
