import type { Every } from '../store.ts';
import type { WriteLog } from '../write-log.ts';
import type { EmbeddedDatabase } from './open-database.ts';
import { readUpdateSeq } from './schema.ts';

const POLL_MS = 1000;

/**
 * Tells the log of what other processes (the admin commands) write to the file. SQLite counts foreign
 * commits in `data_version`, which costs a look at shared memory and no reading of the file.
 *
 * @returns stops watching
 */
export function watchOtherProcesses(
	database: EmbeddedDatabase,
	log: WriteLog,
	every: Every
): () => void {
	const version = () => database.pragma('data_version', { simple: true });
	let seen = version();
	return every(POLL_MS, async () => {
		const now = version();
		if (now === seen) return;
		seen = now;
		await log.announce(readUpdateSeq(database));
	});
}
