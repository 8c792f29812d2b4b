/** Whose a customer is, and who may give them to somebody else. The device answers all of it. */
export interface AssignmentApi {
	/** null when the device does not hold the customer. */
	belonging(cid: string): Promise<Belonging | null>;
	/**
	 * Changes what is named, and leaves the rest as it stands by then. Durable when it resolves to `kept`;
	 * nothing is written otherwise.
	 */
	assignCustomer(cid: string, to: Partial<Belongs>): Promise<AssignmentOutcome>;
}

export interface Belongs {
	/** uid */
	readonly owner: string;
	/** slug; '' for none */
	readonly team: string;
	/** slug */
	readonly territory: string;
	/** only for its owner, for who sees all customers, and for who assigns them */
	readonly discreet: boolean;
}

export interface AssignmentChoice {
	readonly value: string;
	readonly label: string;
}

export interface Belonging {
	readonly belongs: Belongs;
	/** by name; what stands is among them, also where the device has no name for it */
	readonly people: readonly AssignmentChoice[];
	readonly teams: readonly AssignmentChoice[];
	readonly territories: readonly AssignmentChoice[];
	/** why who asks may change nothing of it; null where they may */
	readonly refused: 'needs-assign' | 'lent' | null;
	/** what of it who asks may not change all the same */
	readonly fixed: readonly (keyof Belongs)[];
	/** why who asks may not archive the card, or take it out again; null where they may */
	readonly archiving: 'read-only' | null;
}

/** `out-of-reach`: nobody gives a customer to where they have no say. */
export type AssignmentOutcome = 'kept' | 'not-allowed' | 'out-of-reach';
