import {
	digestsOf,
	type DocumentRecord,
	type ReadBody,
	type StoredBody
} from '../document-record.ts';
import type { ChangeRow, JsonBody, ListRow, Winner, WinningField } from '../port.ts';
import type { RevisionTree } from '../revision-tree.ts';
import type { EmbeddedDatabase } from './open-database.ts';
import { selectUnder } from './select-under.ts';

interface HeadColumns {
	readonly seq: number;
	readonly id: string;
	readonly rev: string;
	readonly deleted: number;
	readonly leaves: string;
	readonly live_leaves: number;
}

interface DocumentColumns extends HeadColumns {
	readonly tree: string;
}

interface WinnerColumns {
	readonly id: string;
	readonly rev: string;
	readonly deleted: number;
	readonly body: string;
}

interface FieldColumns extends Omit<WinnerColumns, 'body'> {
	readonly text: string | null;
}

interface BodyColumns {
	readonly deleted: number;
	readonly body: string;
	readonly attachments: string | null;
}

interface WithWinnerColumns extends DocumentColumns {
	readonly body: string;
	readonly attachments: string | null;
}

/** A record, and how to read the bodies of its revisions. */
interface RecordWithBodies {
	readonly record: DocumentRecord;
	/** the winner's has been read */
	readonly readBody: ReadBody;
}

const HEAD = 'seq, id, rev, deleted, leaves, live_leaves';

/** The statements on `documents`, `revisions` and the counters, prepared once. */
export class DocumentTable {
	readonly #statements;

	constructor(database: EmbeddedDatabase) {
		this.#statements = prepare(database);
	}

	store(): { readonly uuid: string; readonly updateSeq: number; readonly docCount: number } {
		const store = this.#statements.store.get();
		if (store === undefined) throw new TypeError('the store has no counters');
		return store;
	}

	setCounters(updateSeq: number, docCount: number): void {
		this.#statements.setCounters.run(updateSeq, docCount);
	}

	get(id: string): DocumentRecord | null {
		const row = this.#statements.get.get(id);
		return row === undefined ? null : record(row);
	}

	/** Of those that there are: one statement for all, as most that are pushed are new. */
	records(ids: readonly string[]): Map<string, DocumentRecord> {
		const rows = this.#statements.records.all(JSON.stringify(ids));
		return new Map(rows.map((row) => [row.id, record(row)]));
	}

	put(document: DocumentRecord): void {
		this.#statements.put.run(
			document.seq,
			document.id,
			document.rev,
			document.deleted ? 1 : 0,
			JSON.stringify(document.leaves),
			document.liveLeaves,
			JSON.stringify(document.tree)
		);
	}

	delete(id: string): void {
		this.#statements.deleteBodies.run(id);
		this.#statements.deleteAttachments.run(id);
		this.#statements.delete.run(id);
	}

	readonly body = (id: string, rev: string): StoredBody | null => {
		const row = this.#statements.body.get(id, rev);
		if (row === undefined) return null;
		const { deleted, body: text, attachments } = row;
		return { deleted: deleted === 1, text, attachments };
	};

	/** @param recorded number of the row on which it is recorded, or null */
	putBody(id: string, rev: string, body: StoredBody, recorded: number | null): void {
		const { deleted, text, attachments } = body;
		this.#statements.putBody.run(id, rev, deleted ? 1 : 0, text, attachments, recorded);
	}

	deleteBodies(id: string, revs: readonly string[]): void {
		for (const rev of revs) this.#statements.deleteBody.run(id, rev);
		this.#dropUnnamedAttachments(id);
	}

	attachment(id: string, digest: string): Uint8Array | null {
		return this.#statements.attachment.get(id, digest) ?? null;
	}

	putAttachment(id: string, digest: string, data: Uint8Array): void {
		this.#statements.putAttachment.run(id, digest, data);
	}

	#dropUnnamedAttachments(id: string): void {
		const held = this.#statements.digests.all(id);
		if (held.length === 0) return;
		const named = digestsOf(this.#statements.namedAttachments.all(id));
		for (const digest of held) {
			if (!named.has(digest)) this.#statements.deleteAttachment.run(id, digest);
		}
	}

	heads(ids: readonly string[]): ChangeRow[] {
		return this.#statements.heads.all(JSON.stringify(ids)).map(head);
	}

	winners(ids: readonly string[]): Map<string, Winner> {
		const rows = this.#statements.winners.all(JSON.stringify(ids));
		return new Map(
			rows.map(({ id, rev, deleted, body }) => [
				id,
				{ rev, deleted: deleted === 1, body: JSON.parse(body) as JsonBody }
			])
		);
	}

	winningField(ids: readonly string[], field: string): Map<string, WinningField> {
		const rows = this.#statements.winningField.all(field, JSON.stringify(ids));
		return new Map(
			rows.map(({ id, rev, deleted, text }) => [id, { rev, deleted: deleted === 1, text }])
		);
	}

	withWinners(ids: readonly string[]): RecordWithBodies[] {
		return this.#statements.withWinners.all(JSON.stringify(ids)).map((row) => {
			const winner = { deleted: row.deleted === 1, text: row.body, attachments: row.attachments };
			const readBody: ReadBody = (id, rev) => (rev === row.rev ? winner : this.body(id, rev));
			return { record: record(row), readBody };
		});
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

	/** Written after `since`. */
	conflictedSince(since: number): string[] {
		return this.#statements.conflictedSince.all(since);
	}

	conflicted(limit: number): string[] {
		return this.#statements.conflicted.all(limit);
	}
}

function prepare(database: EmbeddedDatabase) {
	return {
		store: database.prepare<[], { uuid: string; updateSeq: number; docCount: number }>(
			'SELECT uuid, update_seq AS updateSeq, doc_count AS docCount FROM store'
		),
		setCounters: database.prepare<[number, number]>(
			'UPDATE store SET update_seq = ?, doc_count = ?'
		),
		get: database.prepare<[string], DocumentColumns>(
			`SELECT ${HEAD}, tree FROM documents WHERE id = ?`
		),
		records: database.prepare<[string], DocumentColumns>(
			`SELECT seq, documents.id AS id, rev, deleted, leaves, live_leaves, tree
			FROM json_each(?) AS asked CROSS JOIN documents ON documents.id = asked.value`
		),
		put: database.prepare(
			`INSERT INTO documents (${HEAD}, tree) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, rev = excluded.rev,
				deleted = excluded.deleted, leaves = excluded.leaves,
				live_leaves = excluded.live_leaves, tree = excluded.tree`
		),
		delete: database.prepare<[string]>('DELETE FROM documents WHERE id = ?'),
		body: database.prepare<[string, string], BodyColumns>(
			'SELECT deleted, body, attachments FROM revisions WHERE id = ? AND rev = ?'
		),
		// A stemmed revision that comes back, as a root of its own, brings its body again.
		putBody: database.prepare<[string, string, number, string, string | null, number | null]>(
			`INSERT OR REPLACE INTO revisions (id, rev, deleted, body, attachments, recorded)
			VALUES (?, ?, ?, ?, ?, ?)`
		),
		deleteBody: database.prepare<[string, string]>(
			'DELETE FROM revisions WHERE id = ? AND rev = ?'
		),
		deleteBodies: database.prepare<[string]>('DELETE FROM revisions WHERE id = ?'),
		attachment: database
			.prepare<[string, string], Buffer>('SELECT data FROM attachments WHERE id = ? AND digest = ?')
			.pluck(),
		putAttachment: database.prepare<[string, string, Uint8Array]>(
			'INSERT INTO attachments (id, digest, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
		),
		digests: database
			.prepare<[string], string>('SELECT digest FROM attachments WHERE id = ?')
			.pluck(),
		namedAttachments: database
			.prepare<[string], string>(
				'SELECT attachments FROM revisions WHERE id = ? AND attachments IS NOT NULL'
			)
			.pluck(),
		deleteAttachment: database.prepare<[string, string]>(
			'DELETE FROM attachments WHERE id = ? AND digest = ?'
		),
		deleteAttachments: database.prepare<[string]>('DELETE FROM attachments WHERE id = ?'),
		// A join, as IN would make a table of what is asked at each call.
		heads: database.prepare<[string], HeadColumns>(
			`SELECT seq, documents.id AS id, rev, deleted, leaves, live_leaves
			FROM json_each(?) AS asked CROSS JOIN documents ON documents.id = asked.value`
		),
		winners: database.prepare<[string], WinnerColumns>(
			`SELECT documents.id AS id, documents.rev AS rev, documents.deleted AS deleted, body
			FROM json_each(?) AS asked
			CROSS JOIN documents ON documents.id = asked.value
			CROSS JOIN revisions ON revisions.id = documents.id AND revisions.rev = documents.rev`
		),
		winningField: database.prepare<[string, string], FieldColumns>(
			`SELECT documents.id AS id, documents.rev AS rev, documents.deleted AS deleted,
				body -> ? AS text
			FROM json_each(?) AS asked
			CROSS JOIN documents ON documents.id = asked.value
			CROSS JOIN revisions ON revisions.id = documents.id AND revisions.rev = documents.rev`
		),
		withWinners: database.prepare<[string], WithWinnerColumns>(
			`SELECT seq, documents.id AS id, documents.rev AS rev, documents.deleted AS deleted, leaves,
				live_leaves, tree, body, attachments
			FROM json_each(?) AS asked
			CROSS JOIN documents ON documents.id = asked.value
			CROSS JOIN revisions ON revisions.id = documents.id AND revisions.rev = documents.rev`
		),
		changes: database.prepare<[number, number], HeadColumns>(
			`SELECT ${HEAD} FROM documents WHERE seq > ? ORDER BY seq LIMIT ?`
		),
		list: database.prepare<[string, string, number], HeadColumns>(
			`SELECT ${HEAD} FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`
		),
		listLive: database.prepare<[string, string, number], HeadColumns>(
			`SELECT ${HEAD} FROM documents WHERE id >= ? AND id < ? AND deleted = 0
			ORDER BY id LIMIT ?`
		),
		under: database.prepare<[string], HeadColumns>(selectUnder('documents')),
		conflictedSince: database
			.prepare<[number], string>('SELECT id FROM documents WHERE live_leaves > 1 AND seq > ?')
			.pluck(),
		conflicted: database
			.prepare<[number], string>(
				'SELECT id FROM documents WHERE live_leaves > 1 ORDER BY seq LIMIT ?'
			)
			.pluck()
	};
}

function head(row: HeadColumns): ChangeRow {
	return {
		seq: row.seq,
		id: row.id,
		rev: row.rev,
		deleted: row.deleted === 1,
		leaves: parseLeaves(row),
		liveLeaves: row.live_leaves
	};
}

/** Nearly every document has one leaf; a parser takes longer over thousands of them than the query. */
function parseLeaves({ rev, leaves }: HeadColumns): readonly string[] {
	return leaves === `["${rev}"]` ? [rev] : (JSON.parse(leaves) as string[]);
}

function record(row: DocumentColumns): DocumentRecord {
	return {
		...head(row),
		tree: JSON.parse(row.tree) as RevisionTree
	};
}

function listRow(row: HeadColumns): ListRow {
	return { id: row.id, rev: row.rev, deleted: row.deleted === 1 };
}
