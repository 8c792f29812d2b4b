import { afterEach, describe, expect, test } from 'vitest';
import type { SideStore } from './side-store.ts';

/** What every side store must do, whatever keeps the bytes. */
export function sideStoreContract(open: () => SideStore): void {
	const opened: SideStore[] = [];
	const fresh = (): SideStore => {
		const store = open();
		opened.push(store);
		return store;
	};
	afterEach(async () => {
		for (const store of opened.splice(0)) await store.destroy();
	});

	describe('a side store', () => {
		test('gives back copies of what was put, by table and key', async () => {
			const store = fresh();
			const value = { words: ['uno', null, 2] };
			await store.write([{ table: 'drafts', key: 'a', value }]);
			const read = await store.get('drafts', 'a');
			expect(read).toEqual(value);
			expect(read).not.toBe(value);
			expect(await store.get('drafts', 'b')).toBeUndefined();
			expect(await store.get('state', 'a')).toBeUndefined();
		});

		test('changes several tables at once, replacing and removing', async () => {
			const store = fresh();
			await store.write([
				{ table: 'outbox', key: 'b', value: 1 },
				{ table: 'outbox', key: 'a', value: 1 }
			]);
			await store.write([
				{ table: 'outbox', key: 'b', gone: true },
				{ table: 'outbox', key: 'a', value: 2 },
				{ table: 'rejected', key: 'b', value: 3 }
			]);
			expect(await store.entries('outbox')).toEqual([['a', 2]]);
			expect(await store.entries('rejected')).toEqual([['b', 3]]);
		});

		test('lists by key', async () => {
			const store = fresh();
			await store.write(['c', 'a', 'b'].map((key) => ({ table: 'state', key, value: key })));
			expect((await store.entries('state')).map(([key]) => key)).toEqual(['a', 'b', 'c']);
		});

		test('lists the keys that begin so', async () => {
			const store = fresh();
			await store.write(['b', 'b/1', 'b/2', 'c'].map((key) => ({ table: 'state', key, value: 1 })));
			expect((await store.entries('state', 'b/')).map(([key]) => key)).toEqual(['b/1', 'b/2']);
		});

		test('no change at all is fine', async () => {
			await expect(fresh().write([])).resolves.toBeUndefined();
		});

		test('what is destroyed is gone when it is opened again', async () => {
			const store = fresh();
			await store.write([{ table: 'state', key: 'a', value: 1 }]);
			await store.destroy();
			expect(await fresh().get('state', 'a')).toBeUndefined();
		});
	});
}
