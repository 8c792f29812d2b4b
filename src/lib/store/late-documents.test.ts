import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startingWith, type DocumentStore } from './document-store.ts';
import { lateDocuments, type LateDocuments } from './late-documents.ts';
import { createMemoryDocuments } from './memory-documents.ts';
import type { Revision } from './revision.ts';
import { StorageError } from './storage-error.ts';

let documents: DocumentStore;
let late: LateDocuments;
let databases = 0;

beforeEach(() => {
	documents = createMemoryDocuments(`late-${databases++}`);
	late = lateDocuments(documents);
});
afterEach(() => late.destroy());

function revision(id: string, ...path: readonly string[]): Revision {
	return { id, rev: path[0] ?? '', path, deleted: false, body: { city: path[0] ?? '' } };
}

const everything = startingWith('');

async function read(store: DocumentStore): Promise<unknown> {
	const ids = ['d', 'a', 'c', 'unknown', 'b'];
	const plain = (listed: Awaited<ReturnType<DocumentStore['list']>>) =>
		listed.map(({ id, leaves }) => [id, leaves.map(({ rev, body }) => [rev, body])]);
	return {
		leaves: [...(await store.leaves(ids))].sort(([a], [b]) => (a < b ? -1 : 1)),
		all: plain(await store.list(everything)),
		first: plain(await store.list({ ...everything, limit: 2 })),
		picked: plain(await store.pick(ids)),
		ids: await store.ids('a', 2)
	};
}

describe('what is held', () => {
	test('is read as if it had been written', async () => {
		await documents.write([
			revision('a', '2-b', '1-a'),
			revision('c', '2-b', '1-a'),
			revision('c', '2-c', '1-a'),
			revision('d', '1-a')
		]);
		late.hold([
			revision('a', '3-d', '2-b', '1-a'),
			revision('b', '1-z'),
			revision('c', '3-d', '2-b', '1-a'),
			revision('d', '1-b')
		]);
		const before = await read(late);
		await late.settle();
		expect(late.held()).toEqual([]);
		expect(before).toEqual(await read(late));
		expect(before).toEqual(await read(documents));
	});

	test('is told of by whatever writes it, also where it came after that was asked for', async () => {
		let meanwhile = (): void => late.hold([revision('b', '1-b')]);
		late = lateDocuments({
			...documents,
			write: async (revisions) => {
				meanwhile();
				meanwhile = () => undefined;
				await documents.write(revisions);
			}
		});
		late.hold([revision('a', '1-a')]);
		const told: (readonly string[])[] = [];
		const tell = (ids: readonly string[]): void => void told.push(ids);
		await Promise.all([late.settle(tell), late.settle(tell)]);
		expect(told).toEqual([['a'], ['b']]);
	});

	test('is read while it is being written', async () => {
		late.hold([revision('a', '1-a')]);
		const [, during] = await Promise.all([late.settle(), late.pick(['a'])]);
		expect(during.map(({ id }) => id)).toEqual(['a']);
	});

	test('is held once: what stands on it takes its place', async () => {
		late.hold([revision('a', '1-a')]);
		late.hold([revision('a', '2-b', '1-a')]);
		expect((await late.leaves(['a'])).get('a')?.map(({ rev }) => rev)).toEqual(['2-b']);
	});

	test('is gone with what is purged, and is not written afterwards', async () => {
		late.hold([revision('a', '1-a'), revision('b', '1-a'), revision('b', '1-b')]);
		await late.purge(['a']);
		await late.purgeLeaf('b', '1-a').catch(() => undefined);
		expect(late.held()).toEqual(['b']);
		await late.settle();
		expect((await documents.leaves(['a', 'b'])).get('b')?.map(({ rev }) => rev)).toEqual(['1-b']);
		expect(await late.pick(['a'])).toEqual([]);
	});

	test('is not taken for there by who asks what is missing: the server gives it once more', async () => {
		late.hold([revision('a', '1-a')]);
		const asked = new Map([['a', ['1-a']]]);
		expect(await late.missing(asked)).toEqual(asked);
	});

	test('stays held when it can’t be written', async () => {
		const full = lateDocuments({
			...documents,
			write: () => Promise.reject(new StorageError('full'))
		});
		full.hold([revision('a', '1-a')]);
		await expect(full.settle()).rejects.toMatchObject({ code: 'full' });
		expect((await full.pick(['a'])).map(({ id }) => id)).toEqual(['a']);
	});
});
