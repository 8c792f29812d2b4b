import type { WriteLog } from '../write-log.ts';
import type { EmbeddedDatabase } from './open-database.ts';
import { readUpdateSeq } from './schema.ts';

/** Calls back again and again until stopped; injected, so that tests own the time. */
export type Every = (milliseconds: number, callback: () => void) => () => void;

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
	return every(POLL_MS, () => {
		const now = version();
		if (now === seen) return;
		seen = now;
		log.announce(readUpdateSeq(database));
	});
}
