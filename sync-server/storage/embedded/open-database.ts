import Database from 'better-sqlite3';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { StorageError } from '../storage-error.ts';

export type EmbeddedDatabase = Database.Database;

/** Raised when a table changes so that an older Ficha would misread it. */
const SCHEMA_VERSION = 1;
/** "Fcha": tells our files from any other SQLite file. */
const APPLICATION_ID = 0x46636861;
/** The admin commands write while the server runs; neither holds the write lock for long. */
const BUSY_TIMEOUT_MS = 10_000;
/**
 * Pages of the log before they are copied into the database, by whoever commits: SQLite's own 1,000 are
 * written by a few large pushes, and most of them are written again by the next.
 */
const LOG_PAGES = 8000;
/** Pages kept at hand, in KiB: SQLite's own 2,000 are read and dropped again within one request. */
const PAGE_CACHE = 32_768;

/**
 * Opens the one file that holds everything, or creates it, readable by its owner alone. Each adapter
 * then makes its own tables in it.
 *
 * Several processes may have it open: writers queue at SQLite's lock. `claimServer` is what keeps a
 * second server away.
 *
 * @throws StorageError `newer-schema`, `not-a-ficha-file`
 */
export function openDatabase(file: string): EmbeddedDatabase {
	if (file !== ':memory:') createPrivately(file);
	const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
	try {
		checkOrigin(database, file);
		// A write that was acknowledged survives a power cut: FULL syncs the log at each commit.
		database.pragma('journal_mode = WAL');
		database.pragma('synchronous = FULL');
		database.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
		database.pragma(`cache_size = -${PAGE_CACHE}`);
		// Deleted rows are overwritten with zeros. Erasure of documents does more: see `Eraser`.
		database.pragma('secure_delete = ON');
		database.pragma('foreign_keys = ON');
		return database;
	} catch (cause) {
		database.close();
		throw explain(cause, file);
	}
}

function createPrivately(file: string): void {
	mkdirSync(dirname(file), { recursive: true });
	closeSync(openSync(file, 'a', 0o600));
}

function checkOrigin(database: EmbeddedDatabase, file: string): void {
	const application = database.pragma('application_id', { simple: true });
	const version = Number(database.pragma('user_version', { simple: true }));
	if (application === 0 && isEmpty(database)) {
		database.pragma(`application_id = ${APPLICATION_ID}`);
		database.pragma(`user_version = ${SCHEMA_VERSION}`);
		return;
	}
	if (application !== APPLICATION_ID) throw notOurs(file);
	if (version > SCHEMA_VERSION) {
		throw new StorageError(
			'newer-schema',
			`${file} was written by a newer Ficha (schema ${version}; this one knows ${SCHEMA_VERSION}). ` +
				'Install the newer version again, or restore a backup made before the update.'
		);
	}
}

function isEmpty(database: EmbeddedDatabase): boolean {
	return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

function explain(cause: unknown, file: string): unknown {
	const damaged =
		cause instanceof Database.SqliteError &&
		(cause.code === 'SQLITE_NOTADB' || cause.code.startsWith('SQLITE_CORRUPT'));
	return damaged ? notOurs(file, cause) : cause;
}

function notOurs(file: string, cause?: unknown): StorageError {
	return new StorageError(
		'not-a-ficha-file',
		`${file} is not a database of Ficha, or is damaged.`,
		{
			cause
		}
	);
}
