import type { Facts } from '#domain/access/customer-facts.ts';
import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { scopeOf } from '#domain/access/scope.ts';
import { parseDocId, type DocId } from '#domain/documents/ids.ts';
import type { IdRange, Visibility } from './visibility.ts';

interface FactsIndex {
	catchUp(): Promise<void>;
	readonly factsOf: (id: DocId) => Facts | null;
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
		governs
	};
}

function mayRead(principal: Principal, id: string, facts: FactsIndex): boolean {
	const parsed = parseDocId(id);
	if (parsed === null) return false;
	return decide(principal, 'read', scopeOf(parsed), facts.factsOf(parsed)).allowed;
}

/** The card and the assignment say whose a customer is; all that hangs on the customer follows. */
function governs(id: string): readonly IdRange[] {
	const parsed = parseDocId(id);
	if (parsed?.kind !== 'customer') return [];
	if (parsed.section !== 'core' && parsed.section !== 'assignment') return [];
	return Object.keys(CUSTOMER_KINDS).map((kind) => ({
		from: `${kind}:${parsed.cid}`,
		// `;` follows `:`, and nothing of our ids stands between.
		to: `${kind}:${parsed.cid};`
	}));
}
