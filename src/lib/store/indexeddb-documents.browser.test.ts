import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { documentStoreContract } from './document-store.contract.ts';
import { openIdbSideStore } from './idb-side-store.ts';
import { openIndexedDbDocuments } from './indexeddb-documents.ts';
import { LocalDatabase } from './local-database.ts';
import type { Revision } from './revision.ts';

documentStoreContract(() => openIndexedDbDocuments('ficha-contract'));

const NAME = 'ficha-broken-off';
const rosa: Revision = {
	id: 'customer:rosa',
	rev: '1-a',
	path: ['1-a'],
	deleted: false,
	body: { city: 'Vigo' }
};

type IDBGet = (this: IDBObjectStore, key: IDBValidKey | IDBKeyRange) => IDBRequest;

describe('what the browser breaks off', () => {
	const store = openIndexedDbDocuments(NAME);
	const get = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'get')?.value as IDBGet;
	let connection: IDBDatabase | null = null;
	let toBreak = 0;

	beforeEach(async () => {
		toBreak = 0;
		// As iOS does to an app in the background: what is asked is broken off, so many times.
		vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
			this: IDBObjectStore,
			key
		) {
			const request = get.call(this, key);
			connection = this.transaction.db;
			if (this.name === 'docs' && toBreak-- > 0) this.transaction.abort();
			return request;
		});
		// PouchDB says on the console what it then does not say to us.
		vi.spyOn(console, 'error').mockReturnValue();
		vi.spyOn(console, 'log').mockReturnValue();
		await store.write([rosa]);
	});
	afterEach(() => {
		vi.restoreAllMocks();
	});

	test('a read is made again, rather than never answered', async () => {
		toBreak = 1;
		expect((await store.leaves([rosa.id])).get(rosa.id)).toHaveLength(1);
	});

	test('a read that is broken off each time is told, and the next one is answered', async () => {
		toBreak = 2;
		await expect(store.leaves([rosa.id])).rejects.toMatchObject({ code: 'denied' });
		expect((await store.leaves([rosa.id])).get(rosa.id)).toHaveLength(1);
	});

	test('a connection that the browser has closed is opened again', async () => {
		const closed = connection;
		closed?.close();
		closed?.dispatchEvent(new Event('close'));
		expect((await store.leaves([rosa.id])).get(rosa.id)).toHaveLength(1);
		expect(connection).not.toBe(closed);
	});
});

describe('documents that are known not to be there', () => {
	const store = openIndexedDbDocuments('ficha-absent');
	const absent = new Set([rosa.id]);
	let lookedFor: unknown[] = [];

	beforeEach(async () => {
		await store.purge([rosa.id]);
		lookedFor = [];
		const get = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'get')?.value as IDBGet;
		vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
			this: IDBObjectStore,
			key
		) {
			lookedFor.push(key);
			return get.call(this, key);
		});
		vi.spyOn(console, 'error').mockReturnValue();
		vi.spyOn(console, 'log').mockReturnValue();
	});
	afterEach(() => {
		vi.restoreAllMocks();
	});

	test('are written without being looked for, beside one that is', async () => {
		await store.write([rosa, { ...rosa, id: 'customer:luz' }], absent);
		expect(lookedFor).toEqual(['customer:luz']);
		expect((await store.leaves([rosa.id])).get(rosa.id)).toEqual([rosa]);
	});

	test('take edits as others do', async () => {
		await store.write([rosa], absent);
		const edited = { ...rosa, rev: '2-b', path: ['2-b', '1-a'], body: { city: 'Lugo' } };
		await store.write([edited]);
		expect((await store.leaves([rosa.id])).get(rosa.id)).toEqual([edited]);
		expect(await store.ids('', 10)).toContain(rosa.id);
	});

	test('lose nothing where one is there all the same', async () => {
		await store.write([rosa]);
		const other = { ...rosa, rev: '1-b', path: ['1-b'], body: { city: 'Lugo' } };
		await store.write([other], absent);
		expect((await store.leaves([rosa.id])).get(rosa.id)).toEqual([other, rosa]);
	});

	test('are written in turn where one write begins before the other is done', async () => {
		const luz = { ...rosa, id: 'customer:luz', rev: '1-c', path: ['1-c'] };
		await store.purge([luz.id]);
		const edited = { ...rosa, rev: '2-b', path: ['2-b', '1-a'], body: { city: 'Lugo' } };
		await Promise.all([
			store.write([rosa], absent),
			store.write([luz], new Set([luz.id])),
			store.write([edited])
		]);
		const leaves = await store.leaves([rosa.id, luz.id]);
		expect([leaves.get(rosa.id), leaves.get(luz.id)]).toEqual([[edited], [luz]]);
	});

	test('are all there where one of two such writes has to be made again', async () => {
		const luz = { ...rosa, id: 'customer:luz', rev: '1-c', path: ['1-c'] };
		await store.purge([luz.id]);
		await store.write([rosa]);
		const other = { ...rosa, rev: '1-b', path: ['1-b'], body: { city: 'Lugo' } };
		await Promise.all([store.write([other], absent), store.write([luz], new Set([luz.id]))]);
		const leaves = await store.leaves([rosa.id, luz.id]);
		expect([leaves.get(rosa.id), leaves.get(luz.id)]).toEqual([[other, rosa], [luz]]);
	});

	test('are looked for again by the next change', async () => {
		await store.write([rosa], absent);
		const other = { ...rosa, rev: '1-b', path: ['1-b'], body: { city: 'Lugo' } };
		await store.write([other]);
		expect((await store.leaves([rosa.id])).get(rosa.id)).toEqual([other, rosa]);
	});
});

describe('what is written', () => {
	afterEach(() => {
		vi.restoreAllMocks();
	});

	test('is on the disk before it is said, from the first document on', async () => {
		const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
		const store = openIndexedDbDocuments('ficha-strict');
		await store.write([rosa]);
		await store.purge([rosa.id]);
		await store.destroy();
		// PouchDB's first is of its own, before it has handed out the connection.
		const changes = asked.mock.calls.filter(([stores, mode]) => {
			return mode === 'readwrite' && [stores].flat().includes('docs');
		});
		expect(changes.length).toBeGreaterThan(1);
		for (const [, , options] of changes) expect(options).toEqual({ durability: 'strict' });
	});
});

test('a sign-up that was killed before the documents had it is there at the next start', async () => {
	const [name, beside] = ['ficha-killed', 'ficha-killed-side'];
	const entry: Revision = { ...rosa, id: 'entry:fair:rosa' };
	const parts = { device: 'me', clock: () => 1000 };
	const killed = openIndexedDbDocuments(name);
	const before = await LocalDatabase.open({
		...parts,
		documents: { ...killed, write: () => new Promise(() => undefined) },
		side: openIdbSideStore(beside)
	});
	await before.create(entry.id, () => [entry], 'rosa');
	void before.settle();
	await killed.close();

	const documents = openIndexedDbDocuments(name);
	const after = await LocalDatabase.open({ ...parts, documents, side: openIdbSideStore(beside) });
	expect(await after.read(entry.id)).toEqual({ id: entry.id, body: entry.body });
	expect((await documents.leaves([entry.id])).get(entry.id)).toEqual([entry]);
	expect(after.outbox.units()).toBe(1);
	await after.destroy();
});
