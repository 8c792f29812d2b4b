import type { Assigned, CustomerAssignment } from '../documents/customer.ts';

/** What a decision about a customer rests on: the server's copy, never the one in a push. */
export interface CustomerFacts {
	readonly assigned: Assigned;
	/** only for its owner, for who sees all customers, and for who assigns them */
	readonly discreet: boolean;
	/** ids of the campaigns that name this customer, running or not; absent for none */
	readonly campaigns?: readonly string[];
}

/** What a decision about a link rests on: it is there for who sees the customers at both ends. */
export interface LinkFacts {
	/** of whose id it bears */
	readonly from: CustomerFacts;
	readonly to: CustomerFacts;
}

/** What a decision about an entry rests on. */
interface AuthorFacts {
	/** uid of the colleague who wrote it */
	readonly by: string;
}

/** What a decision about a contest, a segment or a report rests on. */
export interface AudienceFacts {
	/** uid of the author; null for what belongs to the company */
	readonly by: string | null;
	/** ids of the people, roles, teams and territories whom it is for; null where that is everyone signed in */
	readonly audience: readonly string[] | null;
}

export type Facts = CustomerFacts | LinkFacts | AuthorFacts | AudienceFacts;

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
