import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Author } from '../../sync-server/audit/port.ts';
import { nextRow } from '../../sync-server/audit/chain.ts';
import { verifyChain } from '../../sync-server/audit/verify-chain.ts';
import type { Storage } from '../../sync-server/storage/port.ts';
import { rev, tombstone } from './revisions.ts';

const ana: Author = { at: 1000, actor: 'ana', device: 'dana' };
const signIn = { ...ana, action: 'sign-in', subject: '', count: 0 } as const;

/** What every adapter promises of its record. `open` gives a new, empty store. */
export function auditContract(open: () => Storage | Promise<Storage>): void {
	let storage: Storage;
	beforeEach(async () => {
		storage = await open();
	});
	afterEach(() => storage.close());

	const record = () => storage.audit.rows({ after: 0, limit: 100 });

	test('an empty store has nothing on record', async () => {
		expect(await record()).toEqual([]);
		expect(await storage.audit.head()).toBeNull();
	});

	test('who wrote revisions is on record with them, also of old ones and tombstones', async () => {
		await storage.bulkDocs([rev('a', '1-a'), rev('b', '1-b')], ana);
		await storage.bulkDocs([rev('a', '2-b 1-a')], { ...ana, actor: 'luis' });
		await storage.bulkDocs([tombstone('b', '2-c 1-b')], ana);
		expect(await record()).toMatchObject([
			{ n: 1, actor: 'ana', device: 'dana', at: 1000, action: 'write', subject: '', count: 2 },
			{ n: 2, actor: 'luis', subject: 'a', count: 1 },
			{ n: 3, actor: 'ana', subject: 'b', count: 1 }
		]);
		const revisions = await storage.audit.revisions(1, 3);
		expect([...revisions].map(([n, all]) => [n, all.map(({ id, rev }) => `${id} ${rev}`)])).toEqual(
			[
				[1, ['a 1-a', 'b 1-b']],
				[2, ['a 2-b']],
				[3, ['b 2-c']]
			]
		);
		expect(await verifyChain(storage.audit)).toMatchObject({ rows: 3, gone: 0, broken: null });
	});

	test('what several wrote at once is on record for each of them', async () => {
		await storage.writeBatches([
			{ revisions: [rev('a', '1-a'), rev('b', '1-b')], author: ana },
			{ revisions: [rev('a', '1-a')], author: { ...ana, actor: 'eva' } },
			{ revisions: [rev('c', '1-c')], author: { ...ana, actor: 'luis' } }
		]);
		expect(await record()).toMatchObject([
			{ n: 1, actor: 'ana', count: 2 },
			{ n: 2, actor: 'luis', subject: 'c' }
		]);
		expect((await storage.heads(['a', 'b', 'c'])).size).toBe(3);
		expect(await verifyChain(storage.audit)).toMatchObject({ rows: 2, broken: null });
	});

	test('what was there already is not put on record again', async () => {
		await storage.bulkDocs([rev('a', '1-a')], ana);
		await storage.bulkDocs([rev('a', '1-a')], ana);
		await storage.bulkDocs([rev('a', '1-a'), rev('b', '1-b')], ana);
		expect(await record()).toMatchObject([{ subject: 'a' }, { subject: 'b', count: 1 }]);
		expect((await verifyChain(storage.audit)).broken).toBeNull();
	});

	test('what nobody is named for is written all the same', async () => {
		await storage.bulkDocs([rev('a', '1-a')]);
		expect(await record()).toEqual([]);
	});

	test('entries and writes make one chain, read in pieces', async () => {
		await storage.audit.append([signIn, signIn]);
		await storage.bulkDocs([rev('a', '1-a')], ana);
		await storage.audit.append([signIn]);
		const rows = await storage.audit.rows({ after: 1, limit: 2 });
		expect(rows.map(({ n, action }) => [n, action])).toEqual([
			[2, 'sign-in'],
			[3, 'write']
		]);
		expect((await storage.audit.head())?.n).toBe(4);
		expect(await verifyChain(storage.audit)).toMatchObject({ rows: 4, broken: null });
	});

	test('what was erased or compacted is gone from the base, and not from the record', async () => {
		await storage.bulkDocs([rev('a', '1-a'), rev('b', '1-b')], ana);
		await storage.bulkDocs([rev('b', '2-b 1-b')], ana);
		await storage.erase(['a']);
		await storage.compact(['b']);
		expect(await verifyChain(storage.audit)).toMatchObject({ rows: 2, gone: 2, broken: null });
	});

	test('a record from elsewhere is kept beside the own one, and still verifiable; twice is once', async () => {
		await storage.bulkDocs([rev('a', '1-a')], ana);
		const [row] = await record();
		if (row === undefined) throw new TypeError('a write is on record');
		const read = nextRow(row, { ...ana, action: 'read', subject: '', count: 1 });
		const moved = [
			{ ...row, revisions: [['a', '1-a']] as const },
			{ ...read, revisions: [] }
		];
		await storage.audit.adopt('elsewhere', moved.slice(0, 1));
		await storage.audit.adopt('elsewhere', moved);
		const all = await storage.audit.all();
		expect(all.map(({ name }) => name).sort()).toEqual([storage.audit.name, 'elsewhere'].sort());
		for (const each of all) expect((await verifyChain(each)).broken).toBeNull();
		const elsewhere = all.find(({ name }) => name === 'elsewhere');
		expect(await elsewhere?.head()).toEqual(read);
		expect(await elsewhere?.rows({ after: 0, limit: 10 })).toEqual([row, read]);
		await storage.erase(['a']);
		for (const each of all)
			expect(await verifyChain(each)).toMatchObject({ gone: 1, broken: null });
	});
}
