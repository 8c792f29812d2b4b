import { join } from 'node:path';
import { authorOf } from '../../audit/write-entry.ts';
import { inPromise } from '../in-promise.ts';
import type { Store, StoreUse } from '../store.ts';
import { WriteLog } from '../write-log.ts';
import { createAccountStore } from './accounts.ts';
import { claimServer } from './claim-server.ts';
import { createDrawVault } from './draw-vault.ts';
import { EmbeddedLedgerStore } from './ledger-store.ts';
import { openDatabase, type EmbeddedDatabase } from './open-database.ts';
import { EmbeddedStorage } from './storage.ts';
import { watchOtherProcesses } from './watch-other-processes.ts';

/** Everything in one SQLite file. */
export function openEmbeddedStore(
	dataDir: string,
	use: Pick<StoreUse, 'as' | 'clock'>
): Promise<Store> {
	return inPromise(() => open(dataDir, use));
}

function open(dataDir: string, use: Pick<StoreUse, 'as' | 'clock'>): Store {
	const file = join(dataDir, 'ficha.sqlite');
	const database = openDatabase(file);
	const claim = use.as === 'server' ? claimOrClose(database, file) : null;
	const log = new WriteLog();
	const storage = new EmbeddedStorage(database, log, () => authorOf(use.as, use.clock()));
	return {
		log,
		storage,
		accounts: createAccountStore(database),
		ledgers: new EmbeddedLedgerStore(database),
		vault: createDrawVault(database),
		watch: (every) => watchOtherProcesses(database, log, every),
		close: async () => {
			await storage.close();
			claim?.release();
		}
	};
}

function claimOrClose(database: EmbeddedDatabase, file: string) {
	try {
		return claimServer(file);
	} catch (cause) {
		database.close();
		throw cause;
	}
}
