import { expect, test } from 'vitest';
import { accountStoreContract } from '../../sync-server/auth/accounts.contract.ts';
import { openCouchAccounts } from '../../sync-server/storage/couchdb/accounts.ts';
import { connectCouch } from '../../sync-server/storage/couchdb/connect.ts';
import { COUCHDB_URL } from '../builders/couchdb-url.ts';
import { temporaryCouch } from './couchdb.ts';

accountStoreContract('the CouchDB at FICHA_TEST_COUCHDB_URL', async () => {
	const { accounts } = await connectCouch(COUCHDB_URL, temporaryCouch());
	return openCouchAccounts(accounts);
});

test('on a CouchDB, of two who take one login at the same time one has it', async () => {
	const { accounts } = await connectCouch(COUCHDB_URL, temporaryCouch());
	const [one, other] = [await openCouchAccounts(accounts), await openCouchAccounts(accounts)];
	const colleague = {
		login: 'ana',
		name: 'Ana',
		passwordHash: '',
		roles: [],
		teams: [],
		territories: [],
		disabled: false,
		createdAt: 0
	};
	const taken = await Promise.allSettled([
		one.users.put({ ...colleague, uid: 'u1' }),
		other.users.put({ ...colleague, uid: 'u2' })
	]);
	const holder = await one.users.byLogin('ana');
	// On a cluster a list may lag behind what was just taken back.
	await expect.poll(() => other.users.list()).toEqual(holder === null ? [] : [holder]);
	expect(taken.map(({ status }) => status)).toContain('rejected');
});
