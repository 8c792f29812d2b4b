import { join } from 'node:path';
import { authorOf } from '../../audit/write-entry.ts';
import { claimServer } from '../embedded/claim-server.ts';
import { EmbeddedLedgerStore } from '../embedded/ledger-store.ts';
import type { CouchPlace, Store, StorePlace, StoreUse } from '../store.ts';
import { WriteLog } from '../write-log.ts';
import { openCouchAccounts } from './accounts.ts';
import { AuditChain } from './audit-chain.ts';
import { connectCouch } from './connect.ts';
import { createDrawVault } from './draw-vault.ts';
import { isBeingMovedInto, unfinishedMove } from './moving-in.ts';
import { openGatewayFile } from './gateway-file.ts';
import { CouchStorage } from './storage.ts';

/**
 * Everything in a CouchDB, but for what this gateway derives from it: that is a file of the data
 * directory, one for the server and one for the command line, which each follow CouchDB by themselves.
 */
export async function openCouchStore(
	place: StorePlace & { readonly couchdb: CouchPlace },
	{ as, clock, failed }: StoreUse
): Promise<Store> {
	const couch = await connectCouch(place.couchdb.url, place.couchdb.database);
	if (as === 'server' && (await isBeingMovedInto(couch))) throw unfinishedMove();
	const file = join(place.dataDir, `couchdb-${as}.sqlite`);
	// Before the file: one that mirrors other databases is deleted, and it may be another server's.
	const claim = as === 'server' ? claimServer(file) : null;
	const ending: (() => void)[] = [() => claim?.release()];
	const end = () => {
		for (const each of ending.splice(0)) each();
	};
	try {
		const { database, mirror, gateway } = openGatewayFile(file, couch.instance);
		ending.unshift(() => database.close());
		const accounts = await openCouchAccounts(couch.accounts);
		const log = new WriteLog();
		const storage = await CouchStorage.open({
			couch,
			mirror,
			audit: new AuditChain(couch, gateway),
			log,
			author: () => authorOf(as, clock()),
			clock,
			failed,
			close: end
		});
		return {
			log,
			storage,
			accounts,
			ledgers: new EmbeddedLedgerStore(database),
			vault: createDrawVault(couch.accounts),
			// The storage follows CouchDB's feed, where all processes write.
			watch: () => () => undefined,
			close: () => storage.close()
		};
	} catch (cause) {
		end();
		throw cause;
	}
}
