import type { Principal } from '#domain/access/principal.ts';

/** Who sees what, as the ledger asks it. */
export interface Visibility {
	/** Takes in what was written up to now; the next answers are at least that fresh. */
	catchUp(): Promise<void>;
	/** May this principal read a document of this id, live or deleted? Whether it exists is not asked. */
	mayRead(principal: Principal, id: string): boolean;
	/**
	 * Where all that this principal may read is found: documents of these ids, and of ids that go on from
	 * one of them with `:`. Among them may be others. No two of them hold the same document.
	 *
	 * @returns null where to look at every document is as fast
	 */
	reach(principal: Principal): readonly string[] | null;
	/**
	 * What is lent to this principal now, in so many words that they differ when something else is. As of
	 * the last `catchUp`.
	 */
	lentTo(principal: Principal): readonly string[];
	/**
	 * Whose visibility may change when this document is written or erased: documents of these ids, and of
	 * ids that go on from one of them with `:`.
	 */
	governs(id: string): readonly string[];
}
