import SQLite from 'better-sqlite3';
import { accountStoreContract } from '../../auth/accounts.contract.ts';
import { createAccountStore } from './accounts.ts';

accountStoreContract('the SQLite store', () => {
	const database = new SQLite(':memory:');
	database.pragma('foreign_keys = ON');
	return createAccountStore(database);
});
