import type { CustomerFacts, Facts } from '#domain/access/customer-facts.ts';
import { decideSection } from '#domain/access/decide-customer.ts';
import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { scopeOf } from '#domain/access/scope.ts';
import { parseDocId, type DocId, type DocKind } from '#domain/documents/ids.ts';
import { KINDS_IN_FEEDS, type CustomerKind } from '../access/customer-kinds.ts';
import type { Visibility } from './visibility.ts';

interface FactsIndex {
	catchUp(): Promise<void>;
	readonly factsOf: (id: DocId) => Facts | null;
	whoFollow(cid: string): Iterable<string>;
	linksTo(cid: string): Iterable<string>;
	customersWhere(accepts: (facts: CustomerFacts) => boolean): Iterable<string> | null;
	entriesBy(uid: string): Iterable<string>;
	hasKind(kind: DocKind): boolean;
	lentBy(campaign: string): string;
}

/** Of what hangs on no customer, which there is little enough of to look at all of it. */
const OTHER_KINDS: Readonly<Record<Exclude<DocKind, CustomerKind>, 'few' | 'many'>> = {
	person: 'few',
	role: 'few',
	team: 'few',
	territory: 'few',
	settings: 'few',
	contest: 'few',
	segment: 'few',
	report: 'few',
	campaign: 'few',
	entry: 'many',
	picture: 'many',
	ruling: 'many',
	draw: 'many'
};

const FEW = Object.entries(OTHER_KINDS)
	.filter(([, amount]) => amount === 'few')
	.map(([kind]) => kind);

/** Sight as `domain/access` decides it, on the facts that the server itself holds. */
export function documentVisibility(facts: FactsIndex): Visibility {
	return {
		catchUp: () => facts.catchUp(),
		mayRead: (principal, id) => mayRead(principal, id, facts),
		reach: (principal) => reach(principal, facts),
		lentTo: ({ campaigns = [] }) => campaigns.map((id) => `${id} ${facts.lentBy(id)}`),
		governs: (id) => governs(id, facts)
	};
}

function mayRead(principal: Principal, id: string, facts: FactsIndex): boolean {
	const parsed = parseDocId(id);
	if (parsed === null) return false;
	return decide(principal, 'read', scopeOf(parsed), facts.factsOf(parsed)).allowed;
}

/** A section is part of a card: who doesn't see the card sees nothing that hangs on the customer. */
function reach(principal: Principal, facts: FactsIndex): readonly string[] | null {
	const customers = facts.customersWhere(
		(each) => decideSection(principal, 'read', 'core', each).allowed
	);
	if (customers === null) return null;
	const kinds = KINDS_IN_FEEDS.filter((kind) => facts.hasKind(kind));
	const onCustomers = [...customers].flatMap((cid) => kinds.map((kind) => `${kind}:${cid}`));
	return [...FEW, ...entriesInReach(principal, facts), ...onCustomers];
}

/** Whoever reads rulings and draws reads all entries; others, their own at most. */
function entriesInReach(principal: Principal, facts: FactsIndex): Iterable<string> {
	const readsAll = principal.roles.some(({ entries }) => entries === 'read');
	return readsAll ? ['entry', 'picture', 'ruling', 'draw'] : facts.entriesBy(principal.uid);
}

/** Sections that say whose a customer is. */
const GOVERNING: ReadonlySet<string> = new Set(['core', 'assignment', 'merged']);

/**
 * All that hangs on a customer follows from whose they are: of whoever was merged into them too, and
 * the links by which others lead to one of these.
 */
function governs(id: string, facts: FactsIndex): readonly string[] {
	const parsed = parseDocId(id);
	if (parsed?.kind !== 'customer' || !GOVERNING.has(parsed.section)) return [];
	const kinds = KINDS_IN_FEEDS.filter((kind) => facts.hasKind(kind));
	return [...facts.whoFollow(parsed.cid)].flatMap((cid) => [
		...kinds.map((kind) => `${kind}:${cid}`),
		...facts.linksTo(cid)
	]);
}
