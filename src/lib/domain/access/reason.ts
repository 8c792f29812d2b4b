import type { CustomerFacts } from './customer-facts.ts';
import type { Decision } from './decision.ts';
import type { Principal } from './principal.ts';

/** A decision with what it rests on, so that it can be told in a sentence. */
export interface Reason {
	readonly allowed: boolean;
	/** of `Permission` or `Refusal` */
	readonly because: Decision['because'];
	/** id of the role that allows it, or that came nearest to; null where it takes several, or there is none */
	readonly role: string | null;
	/** id of the team, the territory or the campaign by which one reaches the customer; null for any other way */
	readonly by: string | null;
}

/**
 * Why something is decided as it is. It is the decision itself that is asked, once more with each role
 * alone: nothing here judges.
 *
 * @param facts of the customer whom it is about
 */
export function reasonFor(
	principal: Principal,
	facts: CustomerFacts,
	judge: (principal: Principal) => Decision
): Reason {
	const { allowed, because } = judge(principal);
	const role = principal.roles.find((each) => {
		const alone = judge({ ...principal, roles: [each] });
		return alone.allowed === allowed && alone.because === because;
	});
	return { allowed, because, role: role?._id ?? null, by: wayTo(principal, facts, because) };
}

function wayTo(
	principal: Principal,
	{ assigned, campaigns = [] }: CustomerFacts,
	because: Decision['because']
): string | null {
	switch (because) {
		case 'team':
			return assigned.team === undefined ? null : `team:${assigned.team}`;
		case 'territory':
			return `territory:${assigned.territory}`;
		case 'campaign':
			return principal.campaigns?.find((id) => campaigns.includes(id)) ?? null;
		default:
			return null;
	}
}
