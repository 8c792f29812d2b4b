import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { StorageError } from '../storage-error.ts';

/** Held while a server runs. */
export interface ServerClaim {
	release(): void;
}

/**
 * Makes sure that one server at most runs on a file; admin commands don't need it. The claim is a
 * lock of the operating system on a file beside it, taken through SQLite: it ends with the process,
 * however that ends, so unlike a file with a process id it is never stale.
 *
 * @throws StorageError `in-use`
 */
export function claimServer(file: string): ServerClaim {
	mkdirSync(dirname(file), { recursive: true });
	const lock = new Database(`${file}.lock`, { timeout: 0 });
	try {
		lock.exec('BEGIN EXCLUSIVE');
	} catch (cause) {
		lock.close();
		if (!(cause instanceof Database.SqliteError) || cause.code !== 'SQLITE_BUSY') throw cause;
		throw new StorageError('in-use', `Another Ficha server is running on ${file}.`, { cause });
	}
	return {
		release: () => {
			lock.close();
		}
	};
}
