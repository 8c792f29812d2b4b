import { afterEach, describe, expect, test } from 'vitest';
import { startingWith, type DocumentStore } from './document-store.ts';
import type { Revision } from './revision.ts';

const hash = (letter: string): string => letter.repeat(32);
const A1 = `1-${hash('a')}`;
const B2 = `2-${hash('b')}`;
const C2 = `2-${hash('c')}`;
const D3 = `3-${hash('d')}`;

function revision(id: string, path: readonly string[], city: string, deleted = false): Revision {
	return { id, rev: path[0] ?? '', path, deleted, body: deleted ? {} : { city } };
}

/** What every document store must do, whatever keeps the bytes. */
export function documentStoreContract(open: () => DocumentStore): void {
	const opened: DocumentStore[] = [];
	const fresh = (): DocumentStore => {
		const store = open();
		opened.push(store);
		return store;
	};
	afterEach(async () => {
		for (const store of opened.splice(0)) await store.destroy();
	});

	describe('a document store', () => {
		test('gives back what was written, with its whole path', async () => {
			const store = fresh();
			const written = revision('customer:a', [B2, A1], 'León');
			await store.write([written]);
			expect(await store.leaves(['customer:a', 'customer:unknown'])).toEqual(
				new Map([['customer:a', [written]]])
			);
		});

		test('keeps siblings side by side, the winner first, also when they come in one batch', async () => {
			const store = fresh();
			const b = revision('customer:a', [B2, A1], 'León');
			const c = revision('customer:a', [C2, A1], 'Vigo');
			await store.write([c, b]);
			expect((await store.leaves(['customer:a'])).get('customer:a')).toEqual([c, b]);
			const [listed] = await store.list(startingWith('customer:'));
			expect(listed?.leaves.map((leaf) => leaf.body)).toEqual([{ city: 'Vigo' }, { city: 'León' }]);
		});

		test('an edit closes the leaf that it extends', async () => {
			const store = fresh();
			await store.write([revision('customer:a', [B2, A1], 'León')]);
			const next = revision('customer:a', [D3, B2, A1], 'Lugo');
			await store.write([next]);
			expect((await store.leaves(['customer:a'])).get('customer:a')).toEqual([next]);
		});

		test('a revision written twice is there once', async () => {
			const store = fresh();
			const b = revision('customer:a', [B2, A1], 'León');
			await store.write([b]);
			await store.write([b, b]);
			expect((await store.leaves(['customer:a'])).get('customer:a')).toEqual([b]);
		});

		test('a tombstone closes a branch: it is a leaf, and no longer listed', async () => {
			const store = fresh();
			const gone = revision('customer:a', [D3, B2, A1], '', true);
			await store.write([revision('customer:a', [B2, A1], 'León'), gone]);
			expect((await store.leaves(['customer:a'])).get('customer:a')).toEqual([gone]);
			expect(await store.list(startingWith('customer:'))).toEqual([]);
			expect(await store.ids('', 10)).toEqual([]);
		});

		test('lists a range of ids in order, without its end', async () => {
			const store = fresh();
			await store.write(
				['task:b', 'activity:a', 'task:a', 'taskx'].map((id) => revision(id, [A1], id))
			);
			const listed = await store.list(startingWith('task:'));
			expect(listed.map((row) => row.id)).toEqual(['task:a', 'task:b']);
			expect(await store.list({ from: 'task:a', to: 'task:b' })).toHaveLength(1);
		});

		test('picks documents by their ids, siblings included, and leaves out what does not live', async () => {
			const store = fresh();
			const b = revision('customer:a', [B2, A1], 'León');
			const c = revision('customer:a', [C2, A1], 'Vigo');
			const gone = revision('customer:b', [B2, A1], '', true);
			await store.write([b, c, gone, revision('customer:c', [A1], 'Lugo')]);
			const picked = await store.pick(['customer:c', 'customer:b', 'customer:x', 'customer:a']);
			expect(picked.map(({ id, leaves }) => [id, leaves.map(({ rev }) => rev)])).toEqual([
				['customer:c', [A1]],
				['customer:a', [C2, B2]]
			]);
			expect(await store.pick([])).toEqual([]);
		});

		test('pages through all ids', async () => {
			const store = fresh();
			await store.write(['a', 'b', 'c'].map((id) => revision(id, [A1], id)));
			expect(await store.ids('', 2)).toEqual(['a', 'b']);
			expect(await store.ids('b', 2)).toEqual(['c']);
		});

		test('tells which revisions it has never had', async () => {
			const store = fresh();
			await store.write([
				revision('customer:a', [B2, A1], 'León'),
				revision('customer:b', [A1], 'Vigo')
			]);
			const asked = new Map([
				['customer:a', [B2, C2]],
				['customer:b', [A1]],
				['customer:c', [A1]]
			]);
			expect(await store.missing(asked)).toEqual(
				new Map([
					['customer:a', [C2]],
					['customer:c', [A1]]
				])
			);
			expect(await store.missing(new Map())).toEqual(new Map());
		});

		test('lists no more than it was asked for', async () => {
			const store = fresh();
			await store.write(['a', 'b', 'c'].map((id) => revision(id, [A1], 'x')));
			const listed = await store.list({ from: 'a', to: 'z', limit: 2 });
			expect(listed.map(({ id }) => id)).toEqual(['a', 'b']);
		});

		test('tells what was written since it stood somewhere', async () => {
			const store = fresh();
			await store.write(['a', 'b', 'c'].map((id) => revision(id, [A1], 'x')));
			const before = await store.sequence();
			expect(await store.writtenSince(before)).toEqual([]);
			await store.write([revision('c', [B2, A1], 'y'), revision('d', [A1], 'x')]);
			expect(await store.sequence()).toBeGreaterThan(before);
			expect([...(await store.writtenSince(before))].sort()).toEqual(['c', 'd']);
			expect(await store.writtenSince(0)).toHaveLength(4);
		});

		test('a purged document leaves no trace: the same revision may come again', async () => {
			const store = fresh();
			const b = revision('customer:a', [B2, A1], 'León');
			const gone = revision('customer:a', [D3, C2, A1], '', true);
			const other = revision('customer:b', [A1], 'Vigo');
			await store.write([b, gone, other]);
			await store.purge(['customer:a', 'customer:unknown']);
			expect(await store.leaves(['customer:a', 'customer:b'])).toEqual(
				new Map([['customer:b', [other]]])
			);
			await store.write([b]);
			expect((await store.leaves(['customer:a'])).get('customer:a')).toEqual([b]);
		});

		test('a purged leaf leaves its siblings', async () => {
			const store = fresh();
			const b = revision('customer:a', [B2, A1], 'León');
			const d = revision('customer:a', [D3, C2, A1], 'Vigo');
			await store.write([b, d]);
			await store.purgeLeaf('customer:a', D3);
			expect((await store.leaves(['customer:a'])).get('customer:a')).toEqual([b]);
			expect(await store.list(startingWith('customer:'))).toHaveLength(1);
		});

		test('what is destroyed is gone when it is opened again', async () => {
			const store = fresh();
			await store.write([revision('customer:a', [A1], 'León')]);
			await store.destroy();
			expect(await fresh().ids('', 10)).toEqual([]);
		});
	});
}
