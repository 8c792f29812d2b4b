import type { Level, Role } from '../documents/directory.ts';
import type { Section } from '../documents/ids.ts';
import type { CustomerFacts, LinkFacts } from './customer-facts.ts';
import { anyOf, refuse, type Decision, type Refusal } from './decision.ts';
import type { Principal } from './principal.ts';
import { has, reach, reachForGood } from './reach.ts';

/**
 * May this principal read or write a section of this customer?
 *
 * Rows, sections and verbs of one role belong together: a role that reaches every customer but not
 * their billing data does not lift another one that sees billing data of one's own customers only.
 */
export function decideSection(
	principal: Principal,
	action: 'read' | 'write',
	section: Section,
	facts: CustomerFacts
): Decision {
	return anyOf(principal.roles, 'not-assigned', (role) => {
		const reached = reach(principal, role, facts);
		const refusal = reached.allowed ? refuseSection(role, action, section) : null;
		return refusal === null ? reached : refuse(refusal);
	});
}

/**
 * May this principal read who changed what in a section? It takes a role that sees both the section
 * and histories: what a value was before is as private as what it is.
 */
export function decideHistory(
	principal: Principal,
	section: Section,
	facts: CustomerFacts
): Decision {
	return anyOf(principal.roles, 'not-assigned', (role) => {
		const reached = reachForGood(principal, role, facts);
		if (!reached.allowed) return reached;
		const refusal = refuseSection(role, 'read', section);
		if (refusal !== null) return refuse(refusal);
		return has(role, 'history') ? reached : refuse('needs-history');
	});
}

/**
 * May this principal erase a customer for good? It takes a role that reaches them and erases: what was
 * lent is nobody's to erase.
 */
export function decideErasure(principal: Principal, facts: CustomerFacts): Decision {
	return anyOf(principal.roles, 'not-assigned', (role) => {
		const reached = reachForGood(principal, role, facts);
		if (!reached.allowed) return reached;
		const refusal = refuseSection(role, 'read', 'core');
		if (refusal !== null) return refuse(refusal);
		return has(role, 'erase') ? reached : refuse('needs-erase');
	});
}

/**
 * May this principal create a customer who belongs to whom the new card says?
 * Everyone who writes cards may name themselves and their own teams and territories; who assigns may
 * name anyone within their rows.
 *
 * @param proposed what the new card says
 */
export function decideCreation(principal: Principal, proposed: CustomerFacts): Decision {
	return anyOf(principal.roles, 'section-none', (role) => {
		const refusal = refuseSection(role, 'write', 'core');
		if (refusal !== null) return refuse(refusal);
		const mayName = has(role, 'assign') || namesOnlyOneself(principal, proposed);
		const reached = reachForGood(principal, role, proposed);
		return mayName && reached.allowed ? reached : refuse('foreign-assignment');
	});
}

/**
 * May this principal move a customer from one assignment to another? Both must be within the rows of
 * one role that assigns: nobody takes from, or gives to, where they have no say.
 */
export function decideReassignment(
	principal: Principal,
	before: CustomerFacts,
	after: CustomerFacts
): Decision {
	return decideMove(principal, 'assignment', before, after);
}

/**
 * May this principal merge a customer into another? From then on the one is seen by who sees the
 * other, so both must be within the rows of one role that merges.
 *
 * @param before of the customer, @param after of whom they are merged into
 */
export function decideMerging(
	principal: Principal,
	before: CustomerFacts,
	after: CustomerFacts
): Decision {
	return decideMove(principal, 'merged', before, after);
}

/**
 * May this principal lend this customer to colleagues for a while? It takes a role that assigns, and
 * that the customer is within its rows: nobody lends what they have borrowed, or could not give.
 */
export function decideLending(principal: Principal, facts: CustomerFacts): Decision {
	return anyOf(principal.roles, 'not-assigned', (role) => {
		const reached = reachForGood(principal, role, facts);
		if (!reached.allowed) return reached;
		const refusal = refuseSection(role, 'write', 'assignment');
		return refusal === null ? reached : refuse(refusal);
	});
}

/**
 * May this principal read or write a link? Who sees the customers at both ends reads it; to write it
 * takes the right to the links of the one whose id it bears.
 */
export function decideLink(
	principal: Principal,
	action: 'read' | 'write',
	{ from, to }: LinkFacts
): Decision {
	const here = decideSection(principal, action, 'link', from);
	if (!here.allowed) return here;
	const there = decideSection(principal, 'read', 'core', to);
	return there.allowed ? here : there;
}

function decideMove(
	principal: Principal,
	section: 'assignment' | 'merged',
	before: CustomerFacts,
	after: CustomerFacts
): Decision {
	return anyOf(principal.roles, 'not-assigned', (role) => {
		const refusal = refuseSection(role, 'write', section);
		const reached = reachForGood(principal, role, before);
		if (!reached.allowed) return reached;
		if (refusal !== null) return refuse(refusal);
		return reachForGood(principal, role, after).allowed ? reached : refuse('foreign-assignment');
	});
}

function refuseSection(role: Role, action: 'read' | 'write', section: Section): Refusal | null {
	// A section is part of a card: nobody sees it who doesn't see the card.
	if (levelOf(role, 'core') === 'none') return 'section-none';
	if (action === 'write' && section === 'assignment') return missingVerb(role, 'assign');
	if (action === 'write' && section === 'merged')
		return missingVerb(role, 'merge') ?? readOnly(role);
	const level = levelOf(role, action === 'read' ? readWith(section) : section);
	if (level === 'none') return 'section-none';
	return action === 'write' && level === 'read' ? 'section-read-only' : null;
}

/** Whose a customer is, who it was merged into and whom it knows is part of who it is. */
function readWith(section: Section): Section {
	return section === 'assignment' || section === 'merged' || section === 'link' ? 'core' : section;
}

/** The winner's card takes what the loser's says: whoever could not write there would lose it. */
function readOnly(role: Role): Refusal | null {
	return levelOf(role, 'core') === 'write' ? null : 'section-read-only';
}

function missingVerb(role: Role, verb: 'assign' | 'merge'): Refusal | null {
	return has(role, verb) ? null : `needs-${verb}`;
}

/** What a role may do with a section; one that it does not name is none of its business. */
export function levelOf(role: Role, section: Section): Level {
	return Object.hasOwn(role.sections, section) ? (role.sections[section] ?? 'none') : 'none';
}

function namesOnlyOneself(principal: Principal, { assigned, discreet }: CustomerFacts): boolean {
	return (
		!discreet &&
		assigned.owner === principal.uid &&
		principal.territories.includes(assigned.territory) &&
		(assigned.team === undefined || principal.teams.includes(assigned.team))
	);
}
