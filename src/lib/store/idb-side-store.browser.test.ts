import { deleteDB, openDB } from 'idb';
import { expect, test } from 'vitest';
import { openIdbSideStore } from './idb-side-store.ts';
import { sideStoreContract } from './side-store.contract.ts';
import { sideTables } from './side-store.ts';

sideStoreContract(() => openIdbSideStore('ficha-contract-side'));

test('a device that has gone back from a newer app still opens what that app has left', async () => {
	const name = 'ficha-from-the-future-side';
	const newer = await openDB(name, 9, {
		upgrade: (db) => {
			for (const table of [...sideTables, 'not-yet-invented']) db.createObjectStore(table);
		}
	});
	await newer.put('state', 'kept', 'key');
	newer.close();
	const side = openIdbSideStore(name);
	expect(await side.get('state', 'key')).toBe('kept');
	await side.write([{ table: 'state', key: 'key', value: 'changed' }]);
	expect(await side.get('state', 'key')).toBe('changed');
	await side.destroy();
});

test('a store that another page deletes is not made anew by whoever still holds it', async () => {
	const name = 'ficha-deleted-elsewhere-side';
	const side = openIdbSideStore(name);
	await side.write([{ table: 'drafts', key: 'a', value: 'of somebody who has left' }]);
	await deleteDB(name);
	await expect(side.get('drafts', 'a')).rejects.toThrow();
	await expect(side.write([{ table: 'drafts', key: 'a', value: 'again' }])).rejects.toThrow();
	expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
	expect(await openIdbSideStore(name).get('drafts', 'a')).toBeUndefined();
	await deleteDB(name);
});
