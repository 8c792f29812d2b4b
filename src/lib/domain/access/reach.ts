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
	if (because === null) return refuse('not-assigned');
	if (facts.discreet && because !== 'owner' && !seesDiscreet(role)) return refuse('discreet');
	return allow(because);
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

function seesDiscreet(role: Role): boolean {
	return role.rows === 'all' || has(role, 'assign');
}
