import { expect, describe, test } from 'vitest';
import { verifyChain } from '../../sync-server/audit/verify-chain.ts';
import { CouchDatabase } from '../../sync-server/storage/couchdb/couch-database.ts';
import { CouchServer } from '../../sync-server/storage/couchdb/couch-server.ts';
import {
	checkInstance,
	connectCouch,
	type ConnectedCouch
} from '../../sync-server/storage/couchdb/connect.ts';
import type { CouchStorage } from '../../sync-server/storage/couchdb/storage.ts';
import { WriteLog } from '../../sync-server/storage/write-log.ts';
import { COUCHDB_URL } from '../builders/couchdb-url.ts';
import { openCouchStorage, temporaryCouch } from './couchdb.ts';
import { eraseCustomerContract } from './erase-customer.ts';
import { rev, tombstone } from './revisions.ts';
import { agesContract } from './storage-ages.ts';
import { attachmentsContract } from './storage-attachments.ts';
import { auditContract } from './storage-audit.ts';
import { storageContract } from './storage.ts';
import { sweepHistoryContract } from './sweep-history.ts';
import { temporaryFile } from './temporary-file.ts';

describe('storage in the CouchDB at FICHA_TEST_COUCHDB_URL', () => {
	storageContract((log) => openCouchStorage(temporaryCouch(), { log }));
	attachmentsContract(() => openCouchStorage(temporaryCouch()));
	auditContract(() => openCouchStorage(temporaryCouch()));
	eraseCustomerContract(() => openCouchStorage(temporaryCouch()));
	agesContract((log) => openCouchStorage(temporaryCouch(), { log }));
	sweepHistoryContract(() => openCouchStorage(temporaryCouch()), { runs: 5, forgets: false });

	test('two gateways see each other’s writes, conflicts and erasures', async () => {
		const couch = temporaryCouch();
		const one = await openTold(couch);
		const other = await openTold(couch);
		await one.storage.bulkDocs([rev('a', '1-a'), rev('b', '1-b')]);
		await other.until(async () => (await other.storage.heads(['a', 'b'])).size === 2);
		await one.storage.bulkDocs([rev('a', '2-x 1-a')]);
		await other.storage.bulkDocs([rev('a', '2-y 1-a'), tombstone('b', '2-t 1-b')]);
		for (const { storage, until } of [one, other]) {
			await until(async () => (await storage.heads(['a'])).get('a')?.leaves.length === 2);
			await until(async () => (await storage.info()).docCount === 1);
			expect((await storage.heads(['a'])).get('a')?.leaves).toEqual(['2-y', '2-x']);
			expect(await storage.conflicted(10)).toEqual(['a']);
		}
		await one.storage.erase(['a']);
		await other.until(async () => (await other.storage.heads(['a'])).size === 0);
		expect(await other.storage.erasedAmong(['a', 'b'])).toEqual(new Set(['a']));
		await one.storage.close();
		await other.storage.close();
	});

	test('a gateway that comes later, or has lost its file, learns all of it, erasures too', async () => {
		const couch = temporaryCouch();
		const first = await openCouchStorage(couch);
		await first.bulkDocs([rev('a', '1-a'), rev('a', '1-b'), rev('b', '1-b'), rev('c', '1-c')]);
		await first.bulkDocs([tombstone('c', '2-t 1-c'), tombstone('a', '2-t 1-b')]);
		await first.erase(['b']);
		const later = await openCouchStorage(couch);
		expect(await later.heads(['a', 'b', 'c'])).toMatchObject(
			new Map([
				['a', { rev: '1-a', deleted: false, leaves: ['1-a', '2-t'] }],
				['c', { rev: '2-t', deleted: true, leaves: ['2-t'] }]
			])
		);
		expect(await later.conflicted(10)).toEqual([]);
		expect(await later.erasedAmong(['b'])).toEqual(new Set(['b']));
		expect((await later.info()).docCount).toBe(1);
		expect((await later.info()).uuid).toBe((await first.info()).uuid);
		await first.close();
		await later.close();
	});

	test('a gateway that starts again goes on with its own sequences', async () => {
		const couch = temporaryCouch();
		const file = temporaryFile();
		const before = await openCouchStorage(couch, { file });
		await before.bulkDocs([rev('a', '1-a'), rev('b', '1-b')]);
		await before.close();
		const meanwhile = await openCouchStorage(couch);
		await meanwhile.bulkDocs([rev('c', '1-c')]);
		await meanwhile.close();
		const after = await openCouchStorage(couch, { file });
		const rows = await after.changes({ since: 0, limit: 10 });
		expect(rows.map(({ seq, id }) => [seq, id])).toEqual([
			[1, 'a'],
			[2, 'b'],
			[3, 'c']
		]);
		await after.close();
	});

	test('a file that mirrors another CouchDB is made anew', async () => {
		const file = temporaryFile();
		const before = await openCouchStorage(temporaryCouch(), { file });
		await before.bulkDocs([rev('a', '1-a')]);
		await before.close();
		const after = await openCouchStorage(temporaryCouch(), { file });
		expect(await after.info()).toMatchObject({ docCount: 0, updateSeq: 0 });
		await after.close();
	});

	test('an erasure that was cut short is finished by the next gateway that starts', async () => {
		const couch = temporaryCouch();
		const first = await openCouchStorage(couch);
		await first.bulkDocs([rev('a', '1-a')]);
		const store = new CouchDatabase(new CouchServer(COUCHDB_URL), `${couch}-store`);
		await store.writeAll([{ _id: 'erasing:cut-short', ids: ['a'] }]);
		const next = await openCouchStorage(couch);
		expect(await next.leaves(['a'])).toEqual(new Map());
		expect(await next.erasedAmong(['a'])).toEqual(new Set(['a']));
		await first.close();
		await next.close();
	});

	test('gateways hear of what another has swept, those too that come later, and tell nobody', async () => {
		const couch = temporaryCouch();
		const one = await openTold(couch);
		const other = await openTold(couch);
		await one.storage.bulkDocs([rev('a', '1-a'), rev('b', '1-b')]);
		await other.until(async () => (await other.storage.heads(['a', 'b'])).size === 2);
		await one.storage.sweep(['a']);
		await other.storage.sweep(['a']);
		await other.storage.catchUp();
		const later = await openCouchStorage(couch);
		for (const storage of [one.storage, other.storage, later]) {
			expect([...(await storage.heads(['a', 'b'])).keys()]).toEqual(['b']);
			expect(await storage.erasedAmong(['a', 'b'])).toEqual(new Set(['a']));
			const { docCount, updateSeq } = await storage.info();
			expect(docCount).toBe(1);
			expect(await storage.erasures({ since: 0, upTo: updateSeq })).toEqual([]);
			await storage.close();
		}
	});

	test('a sweep that was cut short is finished by the next gateway that starts', async () => {
		const couch = temporaryCouch();
		const first = await openCouchStorage(couch);
		await first.bulkDocs([rev('a', '1-a')]);
		const store = new CouchDatabase(new CouchServer(COUCHDB_URL), `${couch}-store`);
		await store.writeAll([{ _id: 'erasing:cut-short', ids: ['a'], as: 'swept' }]);
		const next = await openCouchStorage(couch);
		expect(await next.leaves(['a'])).toEqual(new Map());
		expect(await next.erasedAmong(['a'])).toEqual(new Set(['a']));
		const { updateSeq } = await next.info();
		expect(await next.erasures({ since: 0, upTo: updateSeq })).toEqual([]);
		await first.close();
		await next.close();
	});

	test('a gateway that has lost its file finds on record when what was there came', async () => {
		const couch = temporaryCouch();
		const author = { at: 1000, actor: 'ana', device: null };
		const first = await openCouchStorage(couch);
		await first.bulkDocs([rev('a', '1-a'), rev('c', '1-a')], author);
		await first.bulkDocs([rev('c', '2-c 1-a')], { ...author, at: 2000 });
		await first.bulkDocs([rev('moved', '1-a')], { ...author, actor: 'command' });
		const later = await openTold(couch);
		expect(await later.storage.arrivals(['a', 'c', 'moved'])).toEqual(
			new Map([
				['a', 1000],
				['c', 2000]
			])
		);
		await first.bulkDocs([rev('b', '1-b')], author);
		await later.until(async () => (await later.storage.heads(['b'])).size === 1);
		// By its own clock: who wrote it may have another.
		const heard = (await later.storage.arrivals(['b'])).get('b') ?? 0;
		expect(Math.abs(heard - Date.now())).toBeLessThan(60_000);
		expect((await first.arrivals(['b'])).get('b')).toBe(1000);
		await first.close();
		await later.storage.close();
	});

	test('half an emoji does not keep a batch from being written', async () => {
		const storage = await openCouchStorage(temporaryCouch());
		const body = { half: 'x\ud83d', whole: '😀', said: '\\ud83d' };
		await storage.bulkDocs([rev('a', '1-a', body), rev('b', '1-b')]);
		const [row] = await storage.bulkGet([{ id: 'a' }]);
		expect(row?.found[0]?.body).toEqual({ is: '1-a', ...body, half: 'x\uFFFD' });
		await storage.close();
	});

	test('half an emoji does not make the record look forged', async () => {
		const storage = await openCouchStorage(temporaryCouch());
		const author = { at: 0, actor: 'ana', device: null };
		await storage.bulkDocs([rev('a', '1-a', { half: 'x\ud83d' })], author);
		expect(await verifyChain(storage.audit)).toMatchObject({ rows: 1, gone: 0, broken: null });
		await storage.close();
	});

	test('more documents can be asked for than CouchDB takes at once', async () => {
		const storage = await openCouchStorage(temporaryCouch());
		await storage.bulkDocs([rev('a', '1-a')]);
		const ids = Array.from({ length: 10_001 }, (_, n) => `absent:${n}`);
		expect([...(await storage.leaves([...ids, 'a'])).keys()]).toEqual(['a']);
		await storage.close();
	});

	test('a node that lags and calls old revisions missing makes no leaves of them', async () => {
		const storage = await openCouchStorage(temporaryCouch(), { between: lagging });
		await storage.bulkDocs([rev('a', '1-a')]);
		await storage.bulkDocs([rev('a', '2-b 1-a')]);
		await storage.bulkDocs([rev('a', '1-a'), rev('c', '1-c')]);
		expect((await storage.heads(['a'])).get('a')?.leaves).toEqual(['2-b']);
		expect(await storage.conflicted(10)).toEqual([]);
		await storage.bulkDocs([rev('a', '2-x 1-a')]);
		expect((await storage.heads(['a'])).get('a')?.leaves).toEqual(['2-x', '2-b']);
		await storage.close();
	});

	test('databases that were deleted and made anew are not taken for the former ones', async () => {
		const couch = temporaryCouch();
		const file = temporaryFile();
		const before = await openCouchStorage(couch, { file });
		await before.bulkDocs([rev('a', '1-a'), rev('b', '1-b')]);
		await before.close();
		const documents = new CouchDatabase(new CouchServer(COUCHDB_URL), couch);
		const former = await connectCouch(COUCHDB_URL, couch);
		await remake(documents);
		await expect(checkInstance(former)).rejects.toMatchObject({ code: 'replaced' });
		const after = await openCouchStorage(couch, { file });
		await after.bulkDocs([rev('c', '1-c')]);
		expect((await after.heads(['a', 'b', 'c'])).size).toBe(1);
		expect(await after.info()).toMatchObject({ docCount: 1 });
		await after.close();
	});

	test('wrong credentials, and an address where nothing is, are told apart', async () => {
		const stranger = new URL(COUCHDB_URL);
		stranger.password = 'wrong';
		await expect(connectCouch(stranger.href, 'ficha')).rejects.toMatchObject({
			code: 'credentials-refused'
		});
		await expect(connectCouch('http://x:y@127.0.0.1:1', 'ficha')).rejects.toMatchObject({
			code: 'unreachable'
		});
	});
});

/** A CouchDB that knows of nothing yet when it is asked what is missing. */
function lagging(couch: ConnectedCouch): ConnectedCouch {
	const { documents } = couch;
	documents.revsDiff = (wanted) => {
		const all = [...wanted].map(
			([id, missing]) => [id, { missing, possibleAncestors: [] }] as const
		);
		return Promise.resolve(new Map(all));
	};
	return couch;
}

/** CouchDB tells when a database was made to the second. */
async function remake(database: CouchDatabase): Promise<void> {
	const before = await database.madeAt();
	do {
		await database.drop();
		await database.ensure();
	} while ((await database.madeAt()) === before);
}

interface Told {
	readonly storage: CouchStorage;
	/** Resolves when it is so, looking whenever the log has grown. */
	readonly until: (isSo: () => Promise<boolean>) => Promise<void>;
}

async function openTold(couch: string): Promise<Told> {
	const log = new WriteLog();
	const storage = await openCouchStorage(couch, { log });
	return {
		storage,
		until: async (isSo) => {
			for (;;) {
				const grown = new Promise<void>((resolve) => {
					const stop = log.onWrite(() => {
						stop();
						resolve();
					});
				});
				if (await isSo()) return;
				await grown;
			}
		}
	};
}
