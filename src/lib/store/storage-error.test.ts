import { describe, expect, test } from 'vitest';
import { StorageError, storageError } from './storage-error.ts';

const MEGABYTE = 1024 * 1024;
const withRoom = (free: number) => ({
	estimate: () => Promise.resolve({ quota: 100 * MEGABYTE, usage: 100 * MEGABYTE - free })
});
const roomy = withRoom(50 * MEGABYTE);

async function codeOf(cause: unknown, manager = roomy): Promise<string> {
	return (await storageError(cause, manager)).code;
}

describe('a write that failed for lack of room is told as such', () => {
	test.each<[string, unknown]>([
		['by the browser itself', new DOMException('no room', 'QuotaExceededError')],
		['by PouchDB, which passes the name on', { name: 'indexed_db', reason: 'QuotaExceededError' }],
		[
			'below an error of ours',
			new Error('not written', { cause: new DOMException('', 'QuotaExceededError') })
		],
		['by Firefox on a full disk', { name: 'NS_ERROR_FILE_NO_DEVICE_SPACE' }]
	])('%s', async (_case, cause) => {
		expect(await codeOf(cause)).toBe('full');
	});

	test('when nobody says why, and there is next to no room', async () => {
		expect(await codeOf(new Error('transaction was aborted'), withRoom(MEGABYTE))).toBe('full');
	});
});

test.each<[string, unknown]>([
	['ends the transaction of an app in the background', new DOMException('', 'AbortError')],
	['closes the connection', new DOMException('', 'InvalidStateError')],
	['loses its database', new DOMException('Internal error opening backing store', 'UnknownError')],
	['says nothing that one could read', undefined]
])('a browser that %s is told as refusing', async (_case, cause) => {
	expect(await codeOf(cause)).toBe('denied');
});

test('a browser that does not say how much room there is is not asked for more', async () => {
	const refusing = { estimate: () => Promise.reject(new DOMException('', 'SecurityError')) };
	expect((await storageError(new Error('?'), refusing)).code).toBe('denied');
	expect((await storageError(new Error('?'), undefined)).code).toBe('denied');
});

test('what has been named keeps its name', async () => {
	const named = new StorageError('full');
	expect(await storageError(named, roomy)).toBe(named);
});

test('an error that names itself as its cause is not followed for ever', async () => {
	const endless = new Error('again');
	endless.cause = endless;
	expect(await codeOf(endless)).toBe('denied');
});
