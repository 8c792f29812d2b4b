import type { Facts } from '#domain/access/customer-facts.ts';
import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { scopeOf } from '#domain/access/scope.ts';
import { parseDocId, type DocId } from '#domain/documents/ids.ts';
import type { IdRange, Visibility } from './visibility.ts';

interface FactsIndex {
	catchUp(): Promise<void>;
	readonly factsOf: (id: DocId) => Facts | null;
	whoFollow(cid: string): Iterable<string>;
	linksTo(cid: string): Iterable<string>;
}

type CustomerKind = Extract<DocId, { readonly cid: unknown }>['kind'];

/** A kind that hangs on a customer can't be forgotten here: the type would not fit. */
const CUSTOMER_KINDS: Readonly<Record<CustomerKind, true>> = {
	customer: true,
	activity: true,
	complaint: true,
	task: true,
	purchase: true,
	consent: true,
	link: true,
	file: true,
	edit: true
};

/** Sight as `domain/access` decides it, on the facts that the server itself holds. */
export function documentVisibility(facts: FactsIndex): Visibility {
	return {
		catchUp: () => facts.catchUp(),
		mayRead: (principal, id) => mayRead(principal, id, facts),
		governs: (id) => governs(id, facts)
	};
}

function mayRead(principal: Principal, id: string, facts: FactsIndex): boolean {
	const parsed = parseDocId(id);
	if (parsed === null) return false;
	return decide(principal, 'read', scopeOf(parsed), facts.factsOf(parsed)).allowed;
}

/** Sections that say whose a customer is. */
const GOVERNING: ReadonlySet<string> = new Set(['core', 'assignment', 'merged']);

/**
 * All that hangs on a customer follows from whose they are: of whoever was merged into them too, and
 * the links by which others lead to one of these.
 */
function governs(id: string, facts: FactsIndex): readonly IdRange[] {
	const parsed = parseDocId(id);
	if (parsed?.kind !== 'customer' || !GOVERNING.has(parsed.section)) return [];
	return [...facts.whoFollow(parsed.cid)].flatMap((cid) => [
		...Object.keys(CUSTOMER_KINDS).map((kind) => ({
			from: `${kind}:${cid}`,
			// `;` follows `:`, and nothing of our ids stands between.
			to: `${kind}:${cid};`
		})),
		...[...facts.linksTo(cid)].map((link) => ({ from: link, to: `${link}\0` }))
	]);
}
