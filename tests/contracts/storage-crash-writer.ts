import { writeSync } from 'node:fs';
import { openDatabase } from '../../sync-server/storage/embedded/open-database.ts';
import { EmbeddedStorage } from '../../sync-server/storage/embedded/storage.ts';
import { crashBatch } from './crash-batch.ts';

/**
 * Writes batch after batch until it is killed, and says each one's number once it is durable.
 * `node storage-crash-writer.ts <file> <first batch>`
 */
const [, , file = '', first = '0'] = process.argv;
const storage = new EmbeddedStorage(openDatabase(file));
for (let batch = Number(first); ; batch++) {
	await storage.bulkDocs(crashBatch(batch));
	writeSync(1, `${batch}\n`);
}
