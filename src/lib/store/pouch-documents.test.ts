import { describe, expect, test } from 'vitest';
import type { PouchHandle } from './pouch-handle.ts';
import { createPouchDocuments } from './pouch-documents.ts';
import type { Revision } from './revision.ts';

const revision: Revision = {
	id: 'customer:a',
	rev: '1-a',
	path: ['1-a'],
	deleted: false,
	body: { city: 'Vigo' }
};

/** A connection that answers as told; whatever else is asked of it is a fault of the test. */
function connection(bulkDocs: PouchHandle['bulkDocs'], closed: () => void): PouchHandle {
	const handle: Partial<PouchHandle> = {
		bulkDocs,
		close: () => {
			closed();
			return Promise.resolve();
		}
	};
	return handle as PouchHandle;
}

const broken: PouchHandle['bulkDocs'] = () => Promise.reject(new Error('transaction was aborted'));
const working: PouchHandle['bulkDocs'] = () => Promise.resolve([]);

/** A store whose connections answer a read as told, one after the other. */
function readingOver(...info: readonly PouchHandle['info'][]) {
	const waiting = [...info];
	const counts = { opened: 0, closed: 0 };
	const store = createPouchDocuments({
		open: () => {
			counts.opened += 1;
			const handle: Partial<PouchHandle> = {
				info: waiting.shift() ?? (() => Promise.reject(new Error('transaction was aborted'))),
				close: () => {
					counts.closed += 1;
					return Promise.resolve();
				}
			};
			return handle as PouchHandle;
		},
		purge: (db) => Promise.resolve(db),
		assumeAbsent: () => null,
		broken: () => null
	});
	return { store, counts };
}

/** A store that is given these connections one after the other. */
function storeOver(...bulkDocs: readonly PouchHandle['bulkDocs'][]) {
	const waiting = [...bulkDocs];
	const counts = { opened: 0, closed: 0 };
	const store = createPouchDocuments({
		open: () => {
			counts.opened += 1;
			return connection(waiting.shift() ?? broken, () => (counts.closed += 1));
		},
		purge: (db) => Promise.resolve(db),
		assumeAbsent: () => null,
		broken: () => null
	});
	return { store, counts };
}

describe('a write that the browser breaks off', () => {
	test('is made again on a fresh connection, and nobody hears of it', async () => {
		const { store, counts } = storeOver(broken, working);
		await expect(store.write([revision])).resolves.toBeUndefined();
		expect(counts).toEqual({ opened: 2, closed: 1 });
	});

	test('is reported when that fails too, and the next one is tried all the same', async () => {
		const { store } = storeOver(broken, broken, working);
		await expect(store.write([revision])).rejects.toMatchObject({
			name: 'StorageError',
			code: 'denied'
		});
		await expect(store.write([revision])).resolves.toBeUndefined();
	});

	test('for lack of room says so', async () => {
		const full: PouchHandle['bulkDocs'] = () => {
			const error = new Error('no room');
			error.name = 'QuotaExceededError';
			return Promise.reject(error);
		};
		const { store } = storeOver(full, full);
		await expect(store.write([revision])).rejects.toMatchObject({ code: 'full' });
	});

	test('is not taken for done when one of its documents was not written', async () => {
		const partly: PouchHandle['bulkDocs'] = () => Promise.resolve([{ error: 'unknown' }]);
		const { store } = storeOver(partly, partly);
		await expect(store.write([revision])).rejects.toMatchObject({ code: 'denied' });
	});
});

describe('reads that a broken connection ends', () => {
	const aborted: PouchHandle['info'] = () => Promise.reject(new Error('transaction was aborted'));
	const answering: PouchHandle['info'] = () => Promise.resolve({ update_seq: 7 });

	test('go on together on one fresh connection: closing one closes all of its name', async () => {
		const { store, counts } = readingOver(aborted, answering);
		expect(await Promise.all([store.sequence(), store.sequence(), store.sequence()])).toEqual([
			...[7, 7, 7]
		]);
		expect(counts).toEqual({ opened: 2, closed: 1 });
	});

	test('that another one broke meanwhile is no failure of theirs', async () => {
		let breakOff = (_why: Error): void => undefined;
		const pending = new Promise<never>((_resolve, reject) => (breakOff = reject));
		const answers = [() => pending, aborted];
		const second: PouchHandle['info'] = () => (answers.shift() ?? aborted)();
		const { store } = readingOver(aborted, second, answering);
		const first = store.sequence();
		// The first one waits on the second connection, which somebody else finds broken and replaces.
		await expect.poll(() => answers.length).toBe(1);
		expect(await store.sequence()).toBe(7);
		breakOff(new Error('the connection is closing'));
		expect(await first).toBe(7);
	});
});
