import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheOf, findFile, forgetVersions, keepVersion } from './app-caches.ts';

const PART = '/_app/immutable/chunks/part.js';

/** One window is open, and nothing else going on. */
const alone = { served: [null], windows: 1, anotherComes: () => false };

async function keep(cacheName: string, path: string, text: string): Promise<void> {
	await (await caches.open(cacheName)).put(path, new Response(text));
}

afterEach(async () => {
	for (const name of await caches.keys()) await caches.delete(name);
});

test('a file that keeps its name is that of the version that is asked for', async () => {
	await keep(cacheOf('1'), '/icon.svg', 'first');
	await keep(cacheOf('2'), '/icon.svg', 'second');
	expect(await (await findFile('/icon.svg', cacheOf('2')))?.text()).toBe('second');
	expect(await findFile('/icon.svg', cacheOf('3'))).toBeUndefined();
});

test('a part of a former version is found for as long as that version is kept', async () => {
	await keep(cacheOf('1'), PART, 'part');
	expect(await (await findFile(PART, cacheOf('2')))?.text()).toBe('part');
});

test('a version of before is found under the names that it used', async () => {
	await keep('workbox-precache-v2-x', '/200.html?__WB_REVISION__=7', 'page');
	const page = await findFile('/200.html', 'workbox-precache-v2-x');
	expect(await page?.text()).toBe('page');
});

test('a version that the server no longer has whole is not kept', async () => {
	await expect(keepVersion('9', ['/_app/immutable/not-there.js'])).rejects.toThrow();
});

describe('a version that could not be kept whole', () => {
	const missing = ['/_app/immutable/not-there.js'];
	beforeEach(() => keep(cacheOf('9'), PART, 'part'));
	afterEach(() => {
		vi.restoreAllMocks();
	});

	test('goes on from where it was when the network was bad', async () => {
		await expect(keepVersion('9', missing)).rejects.toThrow();
		expect(await caches.keys()).toEqual([cacheOf('9')]);
	});

	test('leaves nothing behind when there was no room: people need it for their work', async () => {
		const noRoom = new DOMException('Quota exceeded.', 'QuotaExceededError');
		vi.spyOn(Cache.prototype, 'put').mockRejectedValue(noRoom);
		await expect(keepVersion('9', ['/'])).rejects.toBe(noRoom);
		expect(await caches.keys()).toEqual([]);
	});
});

test('versions go when nobody needs them: not served, not to go back to, not open', async () => {
	for (const version of ['1', '2', '3', '4']) await keep(cacheOf(version), PART, version);
	await navigator.locks.request(cacheOf('2'), { mode: 'shared' }, () =>
		forgetVersions({ ...alone, served: [cacheOf('3'), cacheOf('4')] })
	);
	expect(await caches.keys()).toEqual([cacheOf('2'), cacheOf('3'), cacheOf('4')]);
});

test('a version of before stays while a window is open that may run it', async () => {
	await keep('workbox-precache-v2-x', PART, 'part');
	await forgetVersions(alone);
	expect(await caches.keys()).toEqual(['workbox-precache-v2-x']);
	await forgetVersions({ ...alone, windows: 0 });
	expect(await caches.keys()).toEqual([]);
});

test('nothing goes while another version is being fetched, which may be any of them', async () => {
	await keep(cacheOf('2'), PART, 'part');
	await forgetVersions({ ...alone, anotherComes: () => true });
	expect(await caches.keys()).toEqual([cacheOf('2')]);
});
