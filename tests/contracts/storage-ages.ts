import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../sync-server/audit/verify-chain.ts';
import type { Author } from '../../sync-server/audit/port.ts';
import type { Storage } from '../../sync-server/storage/port.ts';
import { WriteLog } from '../../sync-server/storage/write-log.ts';
import { rev, tombstone } from './revisions.ts';

const at = (time: number): Author => ({ at: time, actor: 'ana', device: 'dana' });

type Open = (log: WriteLog) => Storage | Promise<Storage>;

/** What every adapter says of when documents came, and how it lets go of those that nobody holds. */
export function agesContract(open: Open): void {
	let log: WriteLog;
	let storage: Storage;
	beforeEach(async () => {
		log = new WriteLog();
		storage = await open(log);
	});
	afterEach(() => storage.close());

	describe('when documents came', () => {
		test('is the time of their last write, where somebody is on record who did not bring them from elsewhere', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('b', '1-b')], at(1000));
			await storage.bulkDocs([rev('c', '1-c')]);
			await storage.bulkDocs([rev('moved', '1-c')], { ...at(500), actor: 'command' });
			await storage.bulkDocs([rev('b', '2-b 1-b')], at(2000));
			await storage.bulkDocs([rev('a', '1-a')], at(3000));
			expect(await storage.arrivals(['b', 'a', 'c', 'moved', 'never', 'a'])).toEqual(
				new Map([
					['a', 1000],
					['b', 2000]
				])
			);
			expect(await storage.arrivals([])).toEqual(new Map());
		});
	});

	describe('what is swept', () => {
		test('is gone, counted no more, and known to have been', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('a', '1-b'), rev('b', '1-b')], at(1));
			await storage.bulkDocs([tombstone('c', '2-t 1-c')], at(1));
			const { updateSeq } = await storage.info();
			const heard: number[] = [];
			log.onWrite((seq) => heard.push(seq));
			await storage.sweep(['a', 'c', 'never', 'a']);
			expect(await storage.info()).toMatchObject({ updateSeq, docCount: 1 });
			expect((await storage.heads(['a', 'b', 'c'])).size).toBe(1);
			expect((await storage.leaves(['a', 'c'])).size).toBe(0);
			const rows = await storage.changes({ since: 0, limit: 10 });
			expect(rows.map(({ id }) => id)).toEqual(['b']);
			expect(await storage.conflicted(10)).toEqual([]);
			expect(await storage.erasedAmong(['a', 'b', 'c', 'never'])).toEqual(new Set(['a', 'c']));
			expect(heard).toEqual([]);
		});

		test('is told to nobody, unlike what is erased', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('b', '1-b')]);
			await storage.sweep(['a']);
			await storage.erase(['b']);
			const { updateSeq } = await storage.info();
			const told = await storage.erasures({ since: 0, upTo: updateSeq });
			expect(told.map(({ id }) => id)).toEqual(['b']);
		});

		test('may be swept again, written again, and swept once more', async () => {
			await storage.bulkDocs([rev('a', '1-a')]);
			await storage.sweep(['a']);
			await storage.sweep(['a']);
			await storage.bulkDocs([rev('a', '1-a', { again: true })]);
			expect((await storage.erasedAmong(['a'])).size).toBe(0);
			expect((await storage.winners(['a'])).get('a')?.body).toMatchObject({ again: true });
			await storage.sweep(['a']);
			await storage.tidy();
			expect((await storage.heads(['a'])).size).toBe(0);
			expect(await storage.erasedAmong(['a'])).toEqual(new Set(['a']));
		});

		test('is missing from the record as what was erased is, which holds', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('b', '1-b')], at(1));
			await storage.sweep(['a']);
			await storage.tidy();
			expect(await verifyChain(storage.audit)).toMatchObject({ gone: 1, broken: null });
		});
	});
}

/** What adapters promise that forget old bodies one by one. */
export function supersededContract(open: Open): void {
	let storage: Storage;
	beforeEach(async () => {
		storage = await open(new WriteLog());
	});
	afterEach(() => storage.close());

	const bodies = async (id: string, ...revs: string[]) => {
		const rows = await storage.bulkGet(revs.map((rev) => ({ id, rev })));
		return rows.flatMap(({ found }) => found.map(({ rev }) => rev));
	};

	describe('revisions in whose place others came', () => {
		test('are named once that was before the given time, however old they are themselves', async () => {
			await storage.bulkDocs([rev('a', '1-a')], at(10));
			await storage.bulkDocs([rev('a', '2-b 1-a')], at(20));
			await storage.bulkDocs([rev('a', '3-c 2-b 1-a')], at(30));
			const named = async (before: number) =>
				(await storage.superseded(['a', 'x'], before)).get('a');
			expect(await named(20)).toBeUndefined();
			expect(await named(21)).toEqual(['1-a']);
			expect((await named(31))?.toSorted()).toEqual(['1-a', '2-b']);
		});

		test('are named once only, and not before the last of those that follow is old', async () => {
			await storage.bulkDocs([rev('a', '1-a')], at(10));
			await storage.bulkDocs([rev('a', '2-b 1-a')], at(20));
			await storage.bulkDocs([rev('a', '2-c 1-a')], at(40));
			expect((await storage.superseded(['a'], 40)).size).toBe(0);
			const old = await storage.superseded(['a'], 41);
			expect(old).toEqual(new Map([['a', ['1-a']]]));
			await storage.forgetBodies(old);
			expect((await storage.superseded(['a'], 41)).size).toBe(0);
		});

		test('are older than anything on record where nobody is on record for them', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('a', '2-b 1-a')]);
			await storage.bulkDocs([rev('a', '3-c 2-b 1-a')], at(50));
			expect((await storage.superseded(['a'], 50)).get('a')).toEqual(['1-a']);
		});

		test('of a deleted document are not: they say for whom its tombstone is', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('a', '2-b 1-a')], at(10));
			await storage.bulkDocs([tombstone('a', '3-t 2-b 1-a')], at(20));
			expect((await storage.superseded(['a'], 100)).size).toBe(0);
		});

		test('lose their bodies and attachments of them alone; leaves and trees stay, whatever is asked', async () => {
			const file = (digest: string) => {
				const facts = { contentType: 'text/plain', revpos: 1, digest, length: 3 };
				return { 'a.txt': { ...facts, data: Buffer.from('old') } };
			};
			await storage.bulkDocs(
				[
					{ ...rev('a', '1-a'), attachments: file('md5-old') },
					{ ...rev('a', '2-b 1-a'), attachments: file('md5-new') },
					rev('a', '2-c 1-a')
				],
				at(10)
			);
			const before = [await storage.leaves(['a']), await storage.heads(['a'])];
			await storage.forgetBodies(new Map([['a', ['1-a', '2-b', '2-c', '9-x']]]));
			await storage.forgetBodies(new Map([['never', ['1-a']]]));
			expect(await bodies('a', '1-a', '2-b', '2-c')).toEqual(['2-b', '2-c']);
			expect([await storage.leaves(['a']), await storage.heads(['a'])]).toEqual(before);
			expect(await storage.attachment('a', 'md5-old')).toBeNull();
			expect(await storage.attachment('a', 'md5-new')).not.toBeNull();
			expect(await storage.revsDiff(new Map([['a', ['1-a']]]))).toEqual(new Map());
			expect(await verifyChain(storage.audit)).toMatchObject({ gone: 1, broken: null });
		});
	});
}
