import { describe, expect, test } from 'vitest';
import { EmbeddedLedgerStore } from '../../sync-server/storage/embedded/ledger-store.ts';
import { openDatabase } from '../../sync-server/storage/embedded/open-database.ts';
import { MemoryLedgerStore } from '../../sync-server/storage/memory/ledger-store.ts';
import { ledgerStoreContract } from './ledger-store.ts';
import { temporaryFile } from './temporary-file.ts';

describe('in memory', () => {
	ledgerStoreContract(() => new MemoryLedgerStore());
});

describe('in the SQLite file', () => {
	ledgerStoreContract(() => new EmbeddedLedgerStore(openDatabase(':memory:')));

	test('epoch and rows are there after the file is opened again', () => {
		const file = temporaryFile();
		const database = openDatabase(file);
		const store = new EmbeddedLedgerStore(database);
		const epoch = store.epoch();
		const position = { fingerprint: 'f', cursor: 1, reported: 1, factsFrom: 0 };
		const step = { epoch, position, moves: [{ id: 'a', state: 'live' } as const] };
		const [user] = store.advance([{ uid: 'ana', step }]);
		database.close();
		const reopened = openDatabase(file);
		const again = new EmbeddedLedgerStore(reopened);
		expect(again.epoch()).toBe(epoch);
		expect(again.user('ana')).toEqual(user);
		reopened.close();
	});
});
