import { StorageError } from '../storage-error.ts';
import type { Erasure } from '../port.ts';
import type { DocumentTable } from './document-table.ts';
import type { EmbeddedDatabase } from './open-database.ts';

/** Erasure, in the rows and in the file's bytes. */
export class Eraser {
	readonly #database: EmbeddedDatabase;
	readonly #documents: DocumentTable;
	readonly #remember;
	readonly #between;
	readonly #among;

	constructor(database: EmbeddedDatabase, documents: DocumentTable) {
		this.#database = database;
		this.#documents = documents;
		this.#remember = database.prepare<[number, string]>(
			'INSERT OR REPLACE INTO erasures (seq, id) VALUES (?, ?)'
		);
		this.#between = database.prepare<[number, number], Erasure>(
			'SELECT seq, id FROM erasures WHERE seq > ? AND seq <= ? ORDER BY seq'
		);
		this.#among = database
			.prepare<[string], string>(
				`SELECT id FROM erasures WHERE id IN (SELECT value FROM json_each(?))
				AND id NOT IN (SELECT id FROM documents)`
			)
			.pluck();
	}

	/** To be called inside a transaction. */
	removeRows(ids: readonly string[]): void {
		let { updateSeq, docCount } = this.#documents.store();
		for (const { id, deleted } of this.#documents.heads(ids)) {
			updateSeq += 1;
			if (!deleted) docCount -= 1;
			this.#documents.delete(id);
			this.#remember.run(updateSeq, id);
		}
		this.#documents.setCounters(updateSeq, docCount);
	}

	/**
	 * Empties the write-ahead log, which still holds the pages from before. The rows themselves were
	 * overwritten by `secure_delete`.
	 *
	 * @throws StorageError `erase-unfinished` when another process keeps reading from it
	 */
	scrubLog(): void {
		const [result] = this.#database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
		if (result?.busy === 0) return;
		throw new StorageError(
			'erase-unfinished',
			'The documents are erased, but another process is reading the file and their bytes are still ' +
				'in the write-ahead log. Erase again when it has ended.'
		);
	}

	between(since: number, upTo: number): Erasure[] {
		return this.#between.all(since, upTo);
	}

	among(ids: readonly string[]): string[] {
		return this.#among.all(JSON.stringify(ids));
	}
}
