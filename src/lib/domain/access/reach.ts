import type { Role, Verb } from '../documents/directory.ts';
import { allow, refuse, type Decision, type Permission } from './decision.ts';
import type { CustomerFacts } from './customer-facts.ts';
import type { Principal } from './principal.ts';

/**
 * Does this one role reach this customer? Each step of `rows` holds the one before it:
 * own ⊂ team ⊂ territory ⊂ all.
 */
export function reach(principal: Principal, role: Role, facts: CustomerFacts): Decision {
	const because = reachedBy(principal, role, facts);
	if (because === null) return lent(principal, facts);
	if (facts.discreet && because !== 'owner' && !seesDiscreet(role)) return refuse('discreet');
	return allow(because);
}

/** Likewise, but of nobody whom a campaign lends: who has borrowed something gives nothing away of it. */
export function reachForGood(principal: Principal, role: Role, facts: CustomerFacts): Decision {
	return reach({ ...principal, campaigns: [] }, role, facts);
}

export function has(role: Role, verb: Verb): boolean {
	return role.verbs.includes(verb);
}

function reachedBy(principal: Principal, role: Role, facts: CustomerFacts): Permission | null {
	const { owner, team, territory } = facts.assigned;
	if (owner === principal.uid) return 'owner';
	if (role.rows === 'own') return null;
	if (team !== undefined && principal.teams.includes(team)) return 'team';
	if (role.rows === 'team') return null;
	if (principal.territories.includes(territory)) return 'territory';
	return role.rows === 'all' ? 'all-rows' : null;
}

/** Whoever is discreet stays so. */
function lent({ campaigns = [] }: Principal, facts: CustomerFacts): Decision {
	const isLent = campaigns.some((id) => facts.campaigns?.includes(id) === true);
	if (!isLent) return refuse('not-assigned');
	return facts.discreet ? refuse('discreet') : allow('campaign');
}

function seesDiscreet(role: Role): boolean {
	return role.rows === 'all' || has(role, 'assign');
}
