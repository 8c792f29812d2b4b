import Database from 'better-sqlite3';
import { StorageError } from '../storage-error.ts';
import type { Erasure } from '../port.ts';
import type { DocumentTable } from './document-table.ts';
import type { EmbeddedDatabase } from './open-database.ts';

/** Of the file: less is not worth that nobody can write while it is written anew. */
const MUCH_ROOM = 0.1;

/** Erasure, in the rows and in the file's bytes. */
export class Eraser {
	readonly #database: EmbeddedDatabase;
	readonly #documents: DocumentTable;
	readonly #remember;
	readonly #note;
	readonly #between;
	readonly #among;

	constructor(database: EmbeddedDatabase, documents: DocumentTable) {
		this.#database = database;
		this.#documents = documents;
		this.#remember = database.prepare<[number, string]>(
			'INSERT OR REPLACE INTO erasures (seq, id) VALUES (?, ?)'
		);
		this.#note = database.prepare<[string]>('INSERT OR IGNORE INTO swept (id) VALUES (?)');
		this.#between = database.prepare<[number, number], Erasure>(
			'SELECT seq, id FROM erasures WHERE seq > ? AND seq <= ? ORDER BY seq'
		);
		this.#among = database
			.prepare<[string], string>(
				`SELECT asked.value FROM json_each(?) AS asked
				WHERE (asked.value IN (SELECT id FROM erasures) OR asked.value IN (SELECT id FROM swept))
				AND asked.value NOT IN (SELECT id FROM documents)`
			)
			.pluck();
	}

	/** To be called inside a transaction. */
	removeRows(ids: readonly string[]): void {
		let { updateSeq, docCount } = this.#documents.store();
		for (const { id, deleted } of this.#documents.heads([...new Set(ids)])) {
			updateSeq += 1;
			if (!deleted) docCount -= 1;
			this.#documents.delete(id);
			this.#remember.run(updateSeq, id);
		}
		this.#documents.setCounters(updateSeq, docCount);
	}

	/** The same, of which nobody is told. To be called inside a transaction. */
	sweepRows(ids: readonly string[]): void {
		let { docCount } = this.#documents.store();
		for (const { id, deleted } of this.#documents.heads([...new Set(ids)])) {
			if (!deleted) docCount -= 1;
			this.#documents.delete(id);
			this.#note.run(id);
		}
		this.#documents.setCounters(this.#documents.store().updateSeq, docCount);
	}

	/** To be called inside a transaction. */
	remember(ids: readonly string[]): void {
		const { updateSeq, docCount } = this.#documents.store();
		const here = new Set(this.#documents.heads(ids).map(({ id }) => id));
		const known = new Set(this.among(ids));
		const fresh = [...new Set(ids)].filter((id) => !here.has(id) && !known.has(id));
		fresh.forEach((id, index) => this.#remember.run(updateSeq + 1 + index, id));
		this.#documents.setCounters(updateSeq + fresh.length, docCount);
	}

	/**
	 * Rewrites the file, then empties the write-ahead log, which still holds the pages from before.
	 *
	 * `secure_delete` alone is not enough: it zeroes what is deleted where it stands, but when SQLite
	 * balances its pages, copies of rows stay behind in the free room of the pages they left (seen in
	 * one of forty bases of random documents). Only VACUUM leaves none. It holds writers up, about a
	 * second for each 100 MB, so erase many documents in one call.
	 *
	 * @throws StorageError `erase-unfinished` when another process keeps the file busy
	 */
	scrubFile(): void {
		try {
			this.#database.exec('VACUUM');
		} catch (cause) {
			if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')) {
				throw unfinished({ cause });
			}
			throw cause;
		}
		const [result] = this.#database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
		if (result?.busy !== 0) throw unfinished();
	}

	/** @throws StorageError `erase-unfinished` when another process keeps the file busy */
	giveBackRoom(): void {
		const pages = Number(this.#database.pragma('page_count', { simple: true }));
		const free = Number(this.#database.pragma('freelist_count', { simple: true }));
		if (free >= pages * MUCH_ROOM) this.scrubFile();
		else this.#database.pragma('wal_checkpoint(TRUNCATE)');
	}

	between(since: number, upTo: number): Erasure[] {
		return this.#between.all(since, upTo);
	}

	among(ids: readonly string[]): string[] {
		return this.#among.all(JSON.stringify(ids));
	}
}

function unfinished(options?: ErrorOptions): StorageError {
	return new StorageError(
		'erase-unfinished',
		'The documents are erased, but another process is using the file and their bytes are still in ' +
			'it. Erase again when it has ended.',
		options
	);
}
