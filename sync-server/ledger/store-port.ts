/**
 * Where ledgers are kept. All of it is derived from documents: it may be deleted at any time, at the
 * price of a new epoch. Synchronous, because it is always on this machine, whatever the storage.
 */
export interface LedgerStore {
	/** minted with the store, and anew by `reset` */
	epoch(): string;
	/** null for who never read */
	user(uid: string): LedgerUser | null;
	/** What the user's ledger says of these ids; those that it doesn't hold are left out. */
	states(uid: string, ids: readonly string[]): ReadonlyMap<string, RowState>;
	/**
	 * In one transaction: takes each user to a new position, and moves rows to the end of their ledger, in
	 * order, each with the next `useq`. No document moves twice in a step.
	 *
	 * @returns for each, null, with nothing done, when the epoch is not the step's any more
	 */
	advance(steps: readonly UserStep[]): readonly (LedgerUser | null)[];
	/** Rows that are not `gone` with a `useq` in (after, …]. */
	rows(
		uid: string,
		query: { readonly after: number; readonly limit: number; readonly order: Order }
	): readonly StoredRow[];
	/** The same among these ids. */
	rowsAmong(
		uid: string,
		ids: readonly string[],
		query: { readonly after: number; readonly order: Order }
	): readonly StoredRow[];
	/** How many rows are not `gone` in (after, upTo]. */
	count(uid: string, range: { readonly after: number; readonly upTo: number }): number;
	/** Ids of `gone` rows after, in order. */
	goneAfter(uid: string, after: number): readonly string[];
	/** Forgets all and begins a new epoch. Due whenever documents were restored from a copy. */
	reset(): void;
}

export type Order = 'ascending' | 'descending';

/** `deleted`: the user may read its tombstone. `gone`: the user may not know of it any more. */
export type RowState = 'live' | 'deleted' | 'gone';

export interface StoredRow {
	readonly useq: number;
	readonly id: string;
}

export interface Move {
	readonly id: string;
	readonly state: RowState;
}

/** What was planned on a ledger of this epoch. */
export interface LedgerStep {
	readonly epoch: string;
	readonly position: LedgerPosition;
	readonly moves: readonly Move[];
}

export interface UserStep {
	readonly uid: string;
	readonly step: LedgerStep;
}

/** How far a user's ledger has come in the log of documents. Sequences are the storage's. */
export interface LedgerPosition {
	/** of the principal by whom it was judged */
	readonly fingerprint: string;
	/** judged up to here, in the scan that goes on */
	readonly cursor: number;
	/** writes up to here are in the ledger; a scan that starts over only looks for changes of sight */
	readonly reported: number;
	/** the scan began with facts of this sequence: what a later write changes for other ids is still to judge */
	readonly factsFrom: number;
}

export interface LedgerUser extends LedgerPosition {
	/** 0 when the ledger is empty */
	readonly lastUseq: number;
	/** rows in state `live` */
	readonly docCount: number;
}
