import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDatabase } from '../../sync-server/storage/embedded/open-database.ts';
import { EmbeddedStorage } from '../../sync-server/storage/embedded/storage.ts';
import { crashBatch } from './crash-batch.ts';
import { temporaryFile } from './temporary-file.ts';

const WRITER = fileURLToPath(new URL('./storage-crash-writer.ts', import.meta.url));
const KILLS = 12;

test('a process killed while it writes loses nothing that it acknowledged, and leaves no half batch', async () => {
	const file = temporaryFile();
	const patience = fc.sample(fc.integer({ min: 1, max: 60 }), KILLS);
	let written = 0;
	for (const acknowledgements of patience) {
		const acknowledged = await writeUntilKilled(file, written, acknowledgements);
		written = await checkFile(file);
		expect(written).toBeGreaterThan(acknowledged);
	}
}, 120_000);

/**
 * Kills the writer when that many batches were acknowledged: it is somewhere in a later one by then.
 *
 * @returns number of the last batch that it acknowledged
 */
async function writeUntilKilled(
	file: string,
	first: number,
	acknowledgements: number
): Promise<number> {
	const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, file, String(first)], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const exit = once(writer, 'exit');
	let last = first - 1;
	let count = 0;
	for await (const line of createInterface({ input: writer.stdout })) {
		last = Number(line);
		count += 1;
		if (count === acknowledgements) writer.kill('SIGKILL');
	}
	const [, signal] = (await exit) as [number | null, NodeJS.Signals | null];
	expect(signal).toBe('SIGKILL');
	return last;
}

/** @returns how many batches are there, each whole, none missing between */
async function checkFile(file: string): Promise<number> {
	const database = openDatabase(file);
	expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
	const storage = new EmbeddedStorage(database);
	const { updateSeq, docCount } = await storage.info();
	let batch = 0;
	for (let seq = 0; seq < updateSeq; batch++) {
		const expected = crashBatch(batch);
		const found = await storage.bulkGet(expected.map(({ id, path }) => ({ id, rev: path[0]! })));
		expect(found.map((row) => row.found[0])).toMatchObject(
			expected.map(({ id, deleted, body }) => ({ id, deleted, body }))
		);
		seq += expected.length;
	}
	const live = await storage.list({ from: '', to: '\uFFFF', limit: updateSeq + 1 });
	expect(live).toHaveLength(docCount);
	await storage.close();
	return batch;
}
