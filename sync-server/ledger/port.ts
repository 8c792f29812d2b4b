import type { Principal } from '#domain/access/principal.ts';
import type { ChangeRow } from '../storage/port.ts';

/**
 * What each user may see, as a sequence of their own. Its cost follows what the user may
 * see, not what the base holds; it is advanced lazily, when the user reads.
 *
 * A `since` is `<useq>-<epoch>`, or `0`. One with another epoch restarts from zero.
 */
export interface Ledger {
	/** Visible rows after `since`. Rows of revoked ids are skipped, but it reads on until it has a row or the end. */
	changes(
		principal: Principal,
		query: {
			readonly since: string;
			readonly limit: number;
			readonly descending?: boolean;
			readonly ids?: ReadonlySet<string>;
		}
	): Promise<LedgerPage>;
	/** Ids that went out of sight after `since`. */
	revocations(
		principal: Principal,
		since: string
	): Promise<{ readonly gone: readonly string[]; readonly since: string }>;
	/**
	 * Which of these ids the user must not hold. An id that the server never had is not among them: it
	 * may be a document that waits to be pushed.
	 */
	reconcile(principal: Principal, ids: readonly string[]): Promise<readonly string[]>;
	info(principal: Principal): Promise<{ readonly docCount: number; readonly since: string }>;
	/** May the user read this document now? False for what does not exist. */
	mayRead(principal: Principal, id: string): Promise<boolean>;
	/**
	 * Which of these the feed has shown or will show, up to now. Whatever is not among them and was shown
	 * once is told as a revocation, and comes anew if it comes back into sight.
	 */
	standing(principal: Principal, ids: readonly string[]): Promise<ReadonlySet<string>>;
	/** Resolves when the user has something after `since`, or when the signal aborts. */
	changed(principal: Principal, since: string, signal: AbortSignal): Promise<boolean>;
	epoch(): string;
}

export interface LedgerPage {
	readonly rows: readonly LedgerRow[];
	/**
	 * Where to go on: after the last row; where nothing visible remains, at the ledger's end, so that
	 * revocations behind the last row wake nobody twice. With `ids` or `descending`, of the last row, or
	 * as asked when there is none.
	 */
	readonly lastSince: string;
	/** visible rows that remain after this page */
	readonly pending: number;
}

export interface LedgerRow extends Omit<ChangeRow, 'seq'> {
	readonly since: string;
}
