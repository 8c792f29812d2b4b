import { customerFacts, type CustomerFacts } from '#domain/access/customer-facts.ts';
import type { CustomerAssignment, CustomerCore } from '#domain/documents/customer.ts';
import { ulidTime, isUlid } from '#domain/documents/ulid.ts';
import { openConflicts } from '#domain/merge/open-conflicts.ts';
import { displayName, type Named } from '#domain/search/display-name.ts';

/** What the list needs of a customer, kept in memory for all of them. */
export interface CustomerSummary {
	readonly cid: string;
	readonly named: Named;
	readonly name: string;
	readonly companyName: string;
	readonly place: string;
	readonly stage: string;
	readonly territory: string;
	readonly tags: readonly string[];
	/** ISO instant, or '' */
	readonly lastContact: string;
	/** milliseconds since the epoch: last contact, or when the card was made */
	readonly recency: number;
	/** fields in conflict */
	readonly conflicts: number;
}

export function summarise(
	cid: string,
	core: CustomerCore,
	assignment: CustomerAssignment | null,
	lastContact: string
): CustomerSummary {
	const { type, givenName, familyName, companyName } = core;
	const named: Named = { type, givenName, familyName, companyName };
	const facts: CustomerFacts = customerFacts(core, assignment);
	return {
		cid,
		named,
		name: displayName(core),
		companyName: companyName ?? '',
		place: placeOf(core),
		stage: core.stage ?? '',
		territory: facts.assigned.territory,
		tags: (core.tags ?? []).flatMap(({ value }) => (value === undefined ? [] : [value])),
		lastContact,
		recency: lastContact === '' ? madeAt(cid) : Date.parse(lastContact),
		conflicts: openConflicts(core).length
	};
}

function placeOf({ addresses }: CustomerCore): string {
	const [first] = addresses ?? [];
	return first?.city ?? first?.postalCode ?? '';
}

function madeAt(cid: string): number {
	return isUlid(cid) ? ulidTime(cid) : 0;
}
