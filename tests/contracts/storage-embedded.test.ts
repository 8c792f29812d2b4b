import Database from 'better-sqlite3';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../sync-server/audit/verify-chain.ts';
import { claimServer } from '../../sync-server/storage/embedded/claim-server.ts';
import { openDatabase } from '../../sync-server/storage/embedded/open-database.ts';
import { EmbeddedStorage } from '../../sync-server/storage/embedded/storage.ts';
import { watchOtherProcesses } from '../../sync-server/storage/embedded/watch-other-processes.ts';
import { WriteLog } from '../../sync-server/storage/write-log.ts';
import { eraseCustomerContract } from './erase-customer.ts';
import { rev, tombstone } from './revisions.ts';
import { agesContract, supersededContract } from './storage-ages.ts';
import { attachmentsContract } from './storage-attachments.ts';
import { auditContract } from './storage-audit.ts';
import { storageContract } from './storage.ts';
import { sweepHistoryContract } from './sweep-history.ts';
import { temporaryFile } from './temporary-file.ts';

describe('storage in one SQLite file', () => {
	storageContract((log) => new EmbeddedStorage(openDatabase(':memory:'), log));
	attachmentsContract(() => new EmbeddedStorage(openDatabase(':memory:')));
	auditContract(() => new EmbeddedStorage(openDatabase(':memory:')));
	eraseCustomerContract(() => new EmbeddedStorage(openDatabase(':memory:')));
	agesContract((log) => new EmbeddedStorage(openDatabase(':memory:'), log));
	supersededContract((log) => new EmbeddedStorage(openDatabase(':memory:'), log));
	sweepHistoryContract(() => new EmbeddedStorage(openDatabase(':memory:')));

	test('everything is there after the file is opened again', async () => {
		const file = temporaryFile();
		const first = new EmbeddedStorage(openDatabase(file));
		await first.bulkDocs([rev('a', '1-a'), rev('a', '2-b 1-a'), rev('a', '2-c 1-a')]);
		await first.bulkDocs([tombstone('b', '2-b 1-b'), rev('c', '1-c')]);
		await first.erase(['c']);
		await first.local.put('k', { since: 3 });
		const read = async (storage: EmbeddedStorage) => ({
			info: await storage.info(),
			changes: await storage.changes({ since: 0, limit: 10 }),
			leaves: await storage.leaves(['a', 'b', 'c']),
			erasures: await storage.erasures({ since: 0, upTo: 10 }),
			local: await storage.local.get('k')
		});
		const before = await read(first);
		await first.close();
		const second = new EmbeddedStorage(openDatabase(file));
		expect(await read(second)).toEqual(before);
		expect((await second.bulkDocs([rev('d', '1-d')]))[0]).toMatchObject({ seq: 7 });
		await second.close();
	});

	test('a write is synced to the disk before it is acknowledged', async () => {
		const database = openDatabase(temporaryFile());
		expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
		expect(database.pragma('synchronous', { simple: true })).toBe(2);
		await new EmbeddedStorage(database).close();
	});

	test('the file is for its owner only', () => {
		const file = temporaryFile();
		openDatabase(file).close();
		expect(statSync(file).mode & 0o077).toBe(0);
	});

	test('two processes write to one file without sharing a sequence, and hear of each other', async () => {
		const file = temporaryFile();
		const log = new WriteLog();
		const serverDatabase = openDatabase(file);
		const server = new EmbeddedStorage(serverDatabase, log);
		const command = new EmbeddedStorage(openDatabase(file));
		const polls: (() => Promise<void>)[] = [];
		const stop = watchOtherProcesses(serverDatabase, log, (_milliseconds, poll) => {
			polls.push(poll);
			return () => polls.pop();
		});
		const heard: number[] = [];
		log.onWrite((updateSeq) => heard.push(updateSeq));

		await server.bulkDocs([rev('a', '1-a')]);
		await polls[0]?.();
		expect(heard).toEqual([1]);
		expect(await command.bulkDocs([rev('b', '1-b')])).toMatchObject([{ seq: 2 }]);
		await polls[0]?.();
		await polls[0]?.();
		expect(heard).toEqual([1, 2]);
		expect(await server.bulkDocs([rev('c', '1-c')])).toMatchObject([{ seq: 3 }]);
		expect(await command.info()).toMatchObject({ docCount: 3, updateSeq: 3 });
		stop();
		expect(polls).toEqual([]);
		await command.close();
		await server.close();
	});

	test('whoever changes the file behind the server’s back is found out', async () => {
		const ana = { at: 1, actor: 'ana', device: null };
		const changes = [
			"UPDATE revisions SET body = replace(body, 'Vigo', 'Lugo')",
			"UPDATE audit SET actor = 'luis' WHERE n = 1",
			'DELETE FROM audit WHERE n = 1'
		];
		for (const change of changes) {
			const database = openDatabase(':memory:');
			const storage = new EmbeddedStorage(database);
			await storage.bulkDocs([rev('a', '1-a', { city: 'Vigo' })], ana);
			await storage.bulkDocs([rev('b', '1-b')], ana);
			expect((await verifyChain(storage.audit)).broken).toBeNull();
			database.exec(change);
			expect((await verifyChain(storage.audit)).broken).not.toBeNull();
			await storage.close();
		}
	});

	test('a second server on one file is refused; when the first has ended, it may start', () => {
		const file = temporaryFile();
		const claim = claimServer(file);
		expect(() => claimServer(file)).toThrow(expect.objectContaining({ code: 'in-use' }));
		claim.release();
		claimServer(file).release();
	});

	test('a file of a newer version is refused and left as it is', () => {
		const file = temporaryFile();
		const newer = openDatabase(file);
		newer.pragma('user_version = 1000');
		newer.close();
		const bytes = readFileSync(file);
		expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'newer-schema' }));
		expect(readFileSync(file).equals(bytes)).toBe(true);
	});

	test.each([
		['another program’s database', (file: string) => new Database(file).exec('CREATE TABLE t (x)')],
		['no database at all', (file: string) => writeFileSync(file, 'Dear diary, '.repeat(100))]
	])('a file that is %s is refused', (_what, write) => {
		const file = temporaryFile();
		write(file);
		expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'not-a-ficha-file' }));
	});
});

describe('erasing from the file', () => {
	test('no byte of an erased body is left, in the file or in its logs', async () => {
		const file = temporaryFile();
		const storage = new EmbeddedStorage(openDatabase(file));
		const random = seeded(RESIDUE_SEED);
		const marks = await writeMarkedDocuments(storage, random);
		const victims = marks.filter(() => random() < 0.3);
		const kept = marks.filter((mark) => !victims.includes(mark));
		await storage.erase(victims);
		const bytes = [file, `${file}-wal`, `${file}-shm`]
			.filter((path) => existsSync(path))
			.map((path) => readFileSync(path, 'latin1'))
			.join();
		expect(victims.filter((mark) => bytes.includes(`<${mark}>`))).toEqual([]);
		expect(kept.filter((mark) => !bytes.includes(`<${mark}>`))).toEqual([]);
		await storage.close();
	});

	test('what was swept is gone from it once there is much to give back', async () => {
		const file = temporaryFile();
		const storage = new EmbeddedStorage(openDatabase(file));
		const marks = await writeMarkedDocuments(storage, seeded(RESIDUE_SEED));
		const [kept = '', ...victims] = marks;
		const before = statSync(file).size + statSync(`${file}-wal`).size;
		await storage.sweep(victims);
		await storage.tidy();
		const bytes = [file, `${file}-wal`].map((path) => readFileSync(path, 'latin1')).join();
		expect(victims.filter((mark) => bytes.includes(`<${mark}>`))).toEqual([]);
		expect(bytes).toContain(`<${kept}>`);
		expect(statSync(file).size).toBeLessThan(before / 2);
		await storage.close();
	});

	test('when a reader keeps the old pages, it says that they are still there', async () => {
		const file = temporaryFile();
		const database = openDatabase(file);
		const storage = new EmbeddedStorage(database);
		database.pragma('busy_timeout = 1');
		await storage.bulkDocs([rev('a', '1-a', { mark: '<a>' })]);
		const reader = openDatabase(file);
		reader.exec('BEGIN; SELECT * FROM documents;');
		await expect(storage.erase(['a'])).rejects.toMatchObject({ code: 'erase-unfinished' });
		expect(await storage.leaves(['a'])).toEqual(new Map());
		reader.close();
		await storage.erase(['a']);
		expect(readFileSync(file, 'latin1')).not.toContain('<a>');
		await storage.close();
	});
});

/** With this seed, `secure_delete` without VACUUM leaves bodies behind. */
const RESIDUE_SEED = 47;

async function writeMarkedDocuments(
	storage: EmbeddedStorage,
	random: () => number
): Promise<string[]> {
	const marks = Array.from({ length: 300 }, (_, i) => `mark-${i}`);
	for (const mark of marks) {
		const pad = 'x'.repeat(Math.floor(random() ** 3 * 6000));
		const generations = 1 + Math.floor(random() * 3);
		for (let generation = 1; generation <= generations; generation++) {
			const path = Array.from({ length: generation }, (_, i) => `${generation - i}-h`).join(' ');
			await storage.bulkDocs([rev(mark, path, { body: `<${mark}>${pad}<${mark}>` })]);
		}
	}
	return marks;
}

/** Mulberry32: a small generator that a number replays. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
