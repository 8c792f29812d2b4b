import type { Named } from '#domain/search/display-name.ts';

/** What the list needs of a customer, kept in memory for all of them. */
export interface CustomerSummary {
	readonly cid: string;
	readonly named: Named;
	readonly name: string;
	readonly companyName: string;
	readonly place: string;
	readonly stage: string;
	readonly territory: string;
	readonly tags: readonly string[];
	/** ISO instant, or '' */
	readonly lastContact: string;
	/** milliseconds since the epoch: last contact, or when the card was made */
	readonly recency: number;
	/** put away: in no list but that of those */
	readonly archived?: true;
	/** fields in conflict */
	readonly conflicts: number;
}

/** A customer in the list, and what they are found by. */
export interface ListedCustomer {
	readonly summary: CustomerSummary;
	/** folded words of each searched field, separated by spaces; the fields by tabs */
	readonly words: string;
}
