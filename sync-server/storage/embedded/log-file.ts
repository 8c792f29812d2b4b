import { open } from 'node:fs/promises';
import type { EmbeddedDatabase } from './open-database.ts';

/**
 * SQLite's write-ahead log, as a file: a write is durable when it is. `synchronous = FULL` waits for
 * the disk inside of each commit, and with it everybody whom this thread serves; so large writes are
 * committed without that, and the file is flushed beside all else before anybody is told of them.
 * SQLite itself flushes the log before it copies from it, and any other commit does so for all before.
 */
export class LogFile {
	readonly #database: EmbeddedDatabase;
	/** Not in memory, nor on a disk that can't share memory between processes: there SQLite keeps no log. */
	readonly #isKept: boolean;

	constructor(database: EmbeddedDatabase) {
		this.#database = database;
		this.#isKept = database.pragma('journal_mode', { simple: true }) === 'wal';
	}

	/** What it writes is durable once `flush` has resolved. Not to be called inside a transaction. */
	commit<T>(write: () => T): T {
		if (!this.#isKept) return write();
		this.#database.pragma('synchronous = NORMAL');
		try {
			return write();
		} finally {
			this.#database.pragma('synchronous = FULL');
		}
	}

	/** Resolves when all that was committed before the call survives a power cut. */
	async flush(): Promise<void> {
		if (!this.#isKept) return;
		const file = await open(`${this.#database.name}-wal`, 'r+');
		try {
			await file.datasync();
		} finally {
			await file.close();
		}
	}
}
