import { customerFacts, type CustomerFacts } from '#domain/access/customer-facts.ts';
import type { CustomerCore } from '#domain/documents/customer.ts';
import { ulidTime, isUlid } from '#domain/documents/ulid.ts';
import { openConflicts } from '#domain/merge/open-conflicts.ts';
import { customerSearchText } from '#domain/search/customer-search-text.ts';
import { displayName, type Named } from '#domain/search/display-name.ts';
import { tokensOf } from '#domain/search/tokens.ts';
import type { CustomerDocuments } from './customer-documents.ts';
import type { ListedCustomer } from './customer-summary.ts';
import { searchedFields } from './searched-fields.ts';

/** A customer as the list shows and finds them. */
export function summarise(
	cid: string,
	{ core, assignment, beside }: CustomerDocuments,
	lastContact: string
): ListedCustomer {
	const { type, givenName, familyName, companyName } = core;
	const named: Named = { type, givenName, familyName, companyName };
	const facts: CustomerFacts = customerFacts(core, assignment);
	const summary = {
		cid,
		named,
		name: displayName(core),
		companyName: companyName ?? '',
		place: placeOf(core),
		stage: core.stage ?? '',
		territory: facts.assigned.territory,
		...(core.archived === true && { archived: true as const }),
		tags: (core.tags ?? []).flatMap(({ value }) => (value === undefined ? [] : [value])),
		lastContact,
		recency: lastContact === '' ? madeAt(cid) : Date.parse(lastContact),
		conflicts: [core, ...beside.map(({ body }) => body)].reduce(
			(sum, document) => sum + openConflicts(document).length,
			0
		)
	};
	return { summary, words: wordsOf(core) };
}

function wordsOf(core: CustomerCore): string {
	const text = customerSearchText(core);
	return searchedFields.map((field) => tokensOf(text[field]).join(' ')).join('\t');
}

function placeOf({ addresses }: CustomerCore): string {
	const [first] = addresses ?? [];
	return first?.city ?? first?.postalCode ?? '';
}

function madeAt(cid: string): number {
	return isUlid(cid) ? ulidTime(cid) : 0;
}
