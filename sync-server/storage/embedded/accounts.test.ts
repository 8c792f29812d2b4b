import { accountStoreContract } from '../../auth/accounts.contract.ts';
import { createAccountStore } from './accounts.ts';
import { openDatabase } from './open-database.ts';

accountStoreContract('the SQLite store', () => createAccountStore(openDatabase(':memory:')));
