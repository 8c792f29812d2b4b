import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WriteLog } from '../write-log.ts';
import { openDatabase, type EmbeddedDatabase } from './open-database.ts';
import { EmbeddedStorage } from './storage.ts';

let folder: string;
let database: EmbeddedDatabase;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ficha-log-'));
	database = openDatabase(join(folder, 'base.sqlite'));
});
afterEach(async () => {
	database.close();
	await rm(folder, { recursive: true });
});

const revision = { id: 'customer:1', path: ['1-a'], deleted: false, body: {} };

test('a write that may not have reached the disk is acknowledged to nobody', async () => {
	const log = new WriteLog();
	const heard: number[] = [];
	log.onWrite((seq) => heard.push(seq));
	const storage = new EmbeddedStorage(database, log);
	await rm(join(folder, 'base.sqlite-wal'));
	await expect(storage.bulkDocs([revision])).rejects.toThrow();
	expect(heard).toEqual([]);
});

test('all other commits wait for the disk themselves', async () => {
	const storage = new EmbeddedStorage(database);
	await storage.bulkDocs([revision]);
	const full = 2;
	expect(database.pragma('synchronous', { simple: true })).toBe(full);
});

test('where SQLite keeps no log, a commit waits for the disk as ever', async () => {
	database.pragma('journal_mode = DELETE');
	const storage = new EmbeddedStorage(database);
	await expect(storage.bulkDocs([revision])).resolves.toMatchObject([{ outcome: 'written' }]);
});
