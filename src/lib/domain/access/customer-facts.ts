import type { Assigned, CustomerAssignment } from '../documents/customer.ts';

/** What a decision about a customer rests on: the server's copy, never the one in a push. */
export interface CustomerFacts {
	readonly assigned: Assigned;
	/** only for its owner, for who sees all customers, and for who assigns them */
	readonly discreet: boolean;
}

/** What a decision about an entry, a segment or a report rests on. */
interface AuthorFacts {
	/** uid of the colleague who wrote it */
	readonly by: string;
}

export type Facts = CustomerFacts | AuthorFacts;

/**
 * A customer belongs to whom its card was created with, until an assignment says otherwise.
 *
 * @param card the core as stored
 * @param assignment `customer:<cid>:assignment` as merged, or null when there is none
 */
export function customerFacts(
	card: { readonly assigned: Assigned },
	assignment: CustomerAssignment | null
): CustomerFacts {
	if (assignment === null) return { assigned: card.assigned, discreet: false };
	const { owner, team, territory, discreet } = assignment;
	const assigned = team === undefined ? { owner, territory } : { owner, team, territory };
	return { assigned, discreet: discreet === true };
}
