import type { Principal } from '#domain/access/principal.ts';

/** Who sees what, as the ledger asks it. */
export interface Visibility {
	/** Takes in what was written up to now; the next answers are at least that fresh. */
	catchUp(): Promise<void>;
	/** May this principal read a document of this id, live or deleted? Whether it exists is not asked. */
	mayRead(principal: Principal, id: string): boolean;
	/** Ids whose visibility may change when this document is written or erased, as ranges [from, to). */
	governs(id: string): readonly IdRange[];
}

export interface IdRange {
	readonly from: string;
	readonly to: string;
}
