import { openDB } from 'idb';
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
