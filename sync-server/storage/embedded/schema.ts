import { randomUUID } from 'node:crypto';
import type { EmbeddedDatabase } from './open-database.ts';

/**
 * `documents.seq` is the table's key, so the log is the table itself, in order; a document that is
 * written moves to its end. `revisions` holds a body per revision, old ones too: `before` and `after`
 * of an edit stay readable. `attachments` holds bytes once per document, so that erasing it takes them
 * along and no document opens another's. `erasures` holds ids alone, and `swept` those of which nobody is told.
 */
const TABLES = `
	CREATE TABLE IF NOT EXISTS store (
		one INTEGER PRIMARY KEY CHECK (one = 1),
		uuid TEXT NOT NULL,
		update_seq INTEGER NOT NULL,
		doc_count INTEGER NOT NULL
	) STRICT;

	CREATE TABLE IF NOT EXISTS documents (
		seq INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE,
		rev TEXT NOT NULL,
		deleted INTEGER NOT NULL,
		leaves TEXT NOT NULL,
		live_leaves INTEGER NOT NULL,
		tree TEXT NOT NULL
	) STRICT;
	CREATE INDEX IF NOT EXISTS documents_conflicted ON documents (seq) WHERE live_leaves > 1;

	CREATE TABLE IF NOT EXISTS revisions (
		id TEXT NOT NULL,
		rev TEXT NOT NULL,
		deleted INTEGER NOT NULL,
		body TEXT NOT NULL,
		attachments TEXT,
		recorded INTEGER,
		UNIQUE (id, rev)
	) STRICT;

	CREATE TABLE IF NOT EXISTS attachments (
		id TEXT NOT NULL,
		digest TEXT NOT NULL,
		data BLOB NOT NULL,
		UNIQUE (id, digest)
	) STRICT;

	CREATE TABLE IF NOT EXISTS erasures (
		seq INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE
	) STRICT;

	CREATE TABLE IF NOT EXISTS swept (
		id TEXT PRIMARY KEY
	) STRICT, WITHOUT ROWID;

	CREATE TABLE IF NOT EXISTS local_documents (
		key TEXT PRIMARY KEY,
		count INTEGER NOT NULL,
		body TEXT NOT NULL
	) STRICT, WITHOUT ROWID;
`;

export function ensureStorageTables(database: EmbeddedDatabase): void {
	const ensure = database.transaction(() => {
		database.exec(TABLES);
		addMissingColumn(database, { table: 'revisions', column: 'attachments', type: 'TEXT' });
		addMissingColumn(database, { table: 'revisions', column: 'recorded', type: 'INTEGER' });
		database
			.prepare('INSERT INTO store VALUES (1, ?, 0, 0) ON CONFLICT DO NOTHING')
			.run(randomUUID());
	});
	ensure.immediate();
}

/** For files from before the column; an older Ficha does not look at it. */
export function addMissingColumn(
	database: EmbeddedDatabase,
	{
		table,
		column,
		type
	}: { readonly table: string; readonly column: string; readonly type: string }
): void {
	const columns = database.pragma(`table_info(${table})`) as { readonly name: string }[];
	if (columns.some(({ name }) => name === column)) return;
	database.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
}

/** Sequence of the last write or erasure. Needs the storage's tables. */
export function readUpdateSeq(database: EmbeddedDatabase): number {
	return database.prepare<[], number>('SELECT update_seq FROM store').pluck().get() ?? 0;
}
