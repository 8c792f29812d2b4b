import type { Verb } from '../documents/directory.ts';
import type { AudienceFacts, CustomerFacts, Facts } from './customer-facts.ts';
import { decideCreation, decideLink, decideSection, levelOf } from './decide-customer.ts';
import { allow, anyOf, refuse, type Decision } from './decision.ts';
import { isAmong } from './is-among.ts';
import { isOfColleague } from './is-kiosk.ts';
import type { Principal } from './principal.ts';
import { has } from './reach.ts';
import type { Scope } from './scope.ts';

/** `create` is a document's first revision, `write` any later one. */
export type Action = 'read' | 'write' | 'create';

/**
 * The one place where it is decided who may do what. The app hides with it, the server refuses with
 * it, the ledger omits with it. Pure and cheap: it is asked for every document of every user.
 *
 * @param facts what the server knows: of the customer for anything that hangs on one, of both for a
 * link, of the author for an entry, of author and audience for a contest, a segment or a report; null
 * when it is not known, or when the scope needs none. When one of these is created, what the new
 * document says of itself.
 */
export function decide(
	principal: Principal,
	action: Action,
	scope: Scope,
	facts: Facts | null
): Decision {
	switch (scope.of) {
		case 'customer': {
			const customer = customerOf(facts);
			if (customer === null) return refuse('not-assigned');
			return action === 'create'
				? decideCreation(principal, customer)
				: decideSection(principal, action, 'core', customer);
		}
		case 'section': {
			const customer = customerOf(facts);
			if (customer === null) return refuse('not-assigned');
			if (action === 'write' && scope.writtenOnce) return refuse('immutable');
			const asked = action === 'create' ? 'write' : action;
			return decideSection(principal, asked, scope.section, customer);
		}
		case 'link': {
			if (facts === null || !('to' in facts)) return refuse('not-assigned');
			return decideLink(principal, action === 'read' ? 'read' : 'write', facts);
		}
		case 'history': {
			const customer = customerOf(facts);
			if (customer === null) return refuse('not-assigned');
			if (action === 'write') return refuse('immutable');
			// Asked for one customer at a time: replicated, it would outweigh all else on a device.
			if (action === 'read') return refuse('server-only');
			return decideSection(principal, 'write', scope.section, customer);
		}
		case 'entry':
			return decideEntry(principal, action, facts);
		case 'ruling':
			return decideRuling(principal, action);
		case 'draw':
			return decideDraw(principal, action);
		case 'contest':
			return action === 'read' && isFor(principal, facts)
				? allow('contest')
				: needs(principal, 'administer');
		case 'shared':
			return decideShared(principal, action, facts);
		case 'campaign':
			return decideCampaign(principal, action, facts);
		case 'directory':
			return action === 'read'
				? decideDirectory(principal, scope.id)
				: needs(principal, 'administer');
	}
}

/**
 * Publishing is asked of the server, which gives texts their versions: that takes the verb, and no
 * right to write the document.
 */
export function decidePublishing(principal: Principal): Decision {
	const administers = needs(principal, 'administer');
	return administers.allowed ? administers : needs(principal, 'publish');
}

/** Where colleagues' devices are and what they hold back is for who distributes the work. */
export function decideDevices(principal: Principal): Decision {
	return distributes(principal);
}

/**
 * To look at customers as a colleague sees them is for who says what colleagues see: who writes the
 * roles, and who says whose a customer is. Nobody comes to see a customer by it.
 */
export function decideViewingAs(principal: Principal): Decision {
	return distributes(principal);
}

function distributes(principal: Principal): Decision {
	const administers = needs(principal, 'administer');
	return administers.allowed ? administers : needs(principal, 'assign');
}

/** Colleagues know each other; a kiosk, which strangers use, knows what it is itself. */
function decideDirectory(principal: Principal, id: string): Decision {
	const isColleague = principal.roles.some(isOfColleague);
	return isColleague || isOwn(principal, id) ? allow('directory') : refuse('no-colleague');
}

function isOwn({ uid, roles, teams, territories }: Principal, id: string): boolean {
	return (
		id === `person:${uid}` ||
		(id.startsWith('settings:') && !isOfCustomers(id)) ||
		roles.some(({ _id }) => _id === id) ||
		teams.some((slug) => id === `team:${slug}`) ||
		territories.some((slug) => id === `territory:${slug}`)
	);
}

/** Settings that tell what is kept of customers, or whom not to contact. */
const OF_CUSTOMERS = ['settings:card', 'settings:field-', 'settings:no-contact'];

/** What is kept of customers is no matter of a device that strangers use. */
function isOfCustomers(id: string): boolean {
	return OF_CUSTOMERS.some((prefix) => id.startsWith(prefix));
}

/** Its author writes it, and those with whom it is shared read it. */
function decideShared(principal: Principal, action: Action, facts: Facts | null): Decision {
	if (isAuthor(principal, facts)) return allow('author');
	if (action === 'read' && isFor(principal, facts)) return allow('audience');
	return needs(principal, 'administer');
}

/**
 * Those to whom it lends customers know of it. Whether these may be lent at all is `decideLending`.
 */
function decideCampaign(principal: Principal, action: Action, facts: Facts | null): Decision {
	const shared = decideShared(principal, action, facts);
	if (action === 'read' || !shared.allowed) return shared;
	return needs(principal, shared.because === 'author' ? 'assign' : 'administer');
}

/**
 * The right to entries is no ladder: `write` hands in one's own, `read` reads those of all. Who hands
 * in reads their own back only with a role that sees customers: a kiosk reads nothing.
 */
function decideEntry(principal: Principal, action: Action, facts: Facts | null): Decision {
	if (action === 'write') return refuse('immutable');
	return anyOf(principal.roles, 'entries-none', (role) => {
		const { entries } = role;
		if (entries === 'none') return refuse('entries-none');
		if (entries === 'read') return action === 'read' ? allow('entries') : refuse('entries-none');
		if (action === 'read' && levelOf(role, 'core') === 'none') return refuse('entries-none');
		return isAuthor(principal, facts) ? allow('author') : refuse('not-author');
	});
}

function decideDraw(principal: Principal, action: Action): Decision {
	if (action === 'write') return refuse('immutable');
	if (action === 'create') return needs(principal, 'publish');
	return anyOf(principal.roles, 'entries-none', ({ entries }) =>
		entries === 'read' ? allow('entries') : refuse('entries-none')
	);
}

/** The server says whether an entry counts; who publishes may say otherwise. */
function decideRuling(principal: Principal, action: Action): Decision {
	if (action === 'create') return refuse('server-only');
	return anyOf(principal.roles, 'entries-none', (role) => {
		if (role.entries !== 'read') return refuse('entries-none');
		if (action === 'read') return allow('entries');
		return has(role, 'publish') ? allow('verb') : refuse('needs-publish');
	});
}

function needs(
	principal: Principal,
	verb: Extract<Verb, 'administer' | 'assign' | 'publish'>
): Decision {
	return principal.roles.some((role) => has(role, verb)) ? allow('verb') : refuse(`needs-${verb}`);
}

function isAuthor(principal: Principal, facts: Facts | null): boolean {
	return facts !== null && 'by' in facts && facts.by === principal.uid;
}

function isFor(principal: Principal, facts: Facts | null): boolean {
	const known = audienceOf(facts);
	if (known === null) return false;
	return known.audience === null || isAmong(principal, known.audience);
}

function audienceOf(facts: Facts | null): AudienceFacts | null {
	return facts !== null && 'audience' in facts ? facts : null;
}

function customerOf(facts: Facts | null): CustomerFacts | null {
	return facts !== null && 'assigned' in facts ? facts : null;
}
