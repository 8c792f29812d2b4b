import type { Clock } from '#domain/kernel/clock.ts';
import type { AccountStore } from '../auth/port.ts';
import type { DrawVault } from '../draws/port.ts';
import type { LedgerStore } from '../ledger/store-port.ts';
import type { Storage } from './port.ts';
import type { WriteLog } from './write-log.ts';

/** All that a server keeps, wherever it keeps it. */
export interface Store {
	readonly storage: Storage;
	readonly accounts: AccountStore;
	readonly ledgers: LedgerStore;
	readonly vault: DrawVault;
	readonly log: WriteLog;
	/**
	 * Tells the log of what other processes write, where storage does not do so by itself.
	 *
	 * @returns stops watching
	 */
	watch(every: Every): () => void;
	close(): Promise<void>;
}

/**
 * Runs a task again and again until stopped. Injected, so that tests own the time; whoever injects it
 * also hears of a task that fails.
 */
export type Every = (milliseconds: number, task: () => Promise<void>) => () => void;

export interface StorePlace {
	/** absolute */
	readonly dataDir: string;
	/** null: all of it in one file of the folder */
	readonly couchdb: CouchPlace | null;
}

export interface CouchPlace {
	/** with credentials */
	readonly url: string;
	/** what its databases are called, or begin with */
	readonly database: string;
}

export interface StoreUse {
	/** One server at most works in a folder; commands work beside it. What either writes is on record. */
	readonly as: 'server' | 'command';
	readonly clock: Clock;
	/** hears of what goes wrong beside any request, and is tried again */
	readonly failed: (error: unknown) => void;
}
