import type { Finding } from '#domain/dedupe/evidence.ts';
import type { MergePreview, Side } from '#domain/dedupe/merge-preview.ts';
import type { CustomerCore } from '#domain/documents/customer.ts';
import type { CustomerRow } from './customer-row.ts';

/** What a window asks of the engine about customers who may be one. All of it is answered by the device. */
export interface DuplicatesApi {
	/**
	 * Cards that are likely of one customer, likeliest first. To search takes seconds, of which `searching`
	 * events tell; `known` is what the last search found and still stands, and a search if there was none.
	 */
	duplicates(look: 'anew' | 'known'): Promise<DuplicateList>;
	/**
	 * Two cards side by side, the first being the one that would stay; null unless the device holds both,
	 * each of a customer of its own.
	 */
	compareCustomers(pair: CustomerPair): Promise<Comparison | null>;
	/** Durable when it resolves. Both keep their documents; what hangs on the loser shows on the winner. */
	mergeCustomers(order: MergeOrder): Promise<void>;
	/** Two again: what the winner took goes back, what people wrote there since stays. */
	undoMerge(loser: string): Promise<void>;
	/** Remembers that two are not one, for everybody who sees both; or forgets it again. */
	setApart(pair: CustomerPair, apart: boolean): Promise<void>;
}

/** cids */
export interface CustomerPair {
	readonly first: string;
	readonly second: string;
}

export interface DuplicateList {
	/** the likeliest hundred */
	readonly pairs: readonly LikelyPair[];
	readonly total: number;
	/** cards have come since the search */
	readonly stale: boolean;
	/** some role of who asks may merge */
	readonly mayMerge: boolean;
	/** merges against which somebody has said that the two are not one, the latest word first */
	readonly disputed: readonly DisputedMerge[];
}

/**
 * One customer since they were merged, and two by the word of somebody who may not have heard of it. The
 * merge stands until a person takes it back, or takes the word back.
 */
export interface DisputedMerge {
	/** whoever stands for both */
	readonly into: CustomerRow;
	/** cid of who would be taken out again */
	readonly from: string;
	readonly name: string;
	/** of whom the word is */
	readonly pair: CustomerPair;
	/** '' where nobody knows */
	readonly byName: string;
	/** milliseconds since the epoch */
	readonly at: number;
	/** who asks may settle it */
	readonly mayMerge: boolean;
}

export interface LikelyPair {
	/** whoever was there first */
	readonly first: CustomerRow;
	readonly second: CustomerRow;
	/** a hundred to one and more, or more likely than not */
	readonly likely: 'surely' | 'probably';
	/** what speaks for it, and against it, strongest first */
	readonly same: readonly Finding[];
	readonly other: readonly Finding[];
}

export interface Comparison {
	readonly winner: ComparedCard;
	readonly loser: ComparedCard;
	readonly preview: MergePreview;
	/** who asks may merge these two */
	readonly mayMerge: boolean;
}

export interface ComparedCard {
	readonly cid: string;
	readonly core: CustomerCore;
	readonly ownerName: string;
	/** milliseconds since the epoch */
	readonly since: number;
	/** contacts, tasks, complaints and purchases on the device */
	readonly events: number;
}

export interface MergeOrder {
	/** the cid that stays, and the one that goes into it */
	readonly winner: string;
	readonly loser: string;
	/** by path of the preview; what is not in it goes as suggested */
	readonly choices: Readonly<Record<string, Side>>;
}

/** Somebody who was merged into a customer, and could be taken out of them again. */
export interface AbsorbedCustomer {
	readonly cid: string;
	readonly name: string;
	/** milliseconds since the epoch, or null when nobody knows */
	readonly at: number | null;
}
