import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { openDatabase, type EmbeddedDatabase } from '../embedded/open-database.ts';
import { Mirror } from './mirror.ts';

export interface GatewayFile {
	readonly database: EmbeddedDatabase;
	readonly mirror: Mirror;
	/** tells this gateway from the others: minted with the file */
	readonly gateway: string;
}

const TABLE = `
	CREATE TABLE IF NOT EXISTS gateway (
		one INTEGER PRIMARY KEY CHECK (one = 1),
		name TEXT NOT NULL
	) STRICT;
`;

/**
 * Opens the file of what a gateway derives from CouchDB: its mirror, and the ledgers, which count in
 * the mirror's sequences. So they stand and fall together: one of another CouchDB is made anew.
 *
 * @param store instance of the CouchDB's databases
 */
export function openGatewayFile(file: string, store: string): GatewayFile {
	const database = openDatabase(file);
	const mirrored = Mirror.storeOf(database);
	if (mirrored !== null && mirrored !== store) {
		database.close();
		for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
		return openGatewayFile(file, store);
	}
	return { database, mirror: new Mirror(database, store), gateway: nameOf(database) };
}

function nameOf(database: EmbeddedDatabase): string {
	database.exec(TABLE);
	database
		.prepare('INSERT INTO gateway VALUES (1, ?) ON CONFLICT DO NOTHING')
		.run(randomBytes(6).toString('hex'));
	return database.prepare<[], string>('SELECT name FROM gateway').pluck().get() ?? '';
}
