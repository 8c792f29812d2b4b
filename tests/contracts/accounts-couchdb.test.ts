import { accountStoreContract } from '../../sync-server/auth/accounts.contract.ts';
import { openCouchAccounts } from '../../sync-server/storage/couchdb/accounts.ts';
import { connectCouch } from '../../sync-server/storage/couchdb/connect.ts';
import { COUCHDB_URL, temporaryCouch } from './couchdb.ts';

accountStoreContract('the CouchDB at FICHA_TEST_COUCHDB_URL', async () => {
	const { accounts } = await connectCouch(COUCHDB_URL, temporaryCouch());
	return openCouchAccounts(accounts);
});
