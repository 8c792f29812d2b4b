import type { MatchedCard } from '#domain/dedupe/matchable.ts';
import type { CustomerCore } from '#domain/documents/customer.ts';
import type { MayUse } from '#domain/segments/used-fields.ts';

const COMPARED = [
	'givenName',
	'familyName',
	'companyName',
	'birthDate',
	'phones',
	'emails',
	'addresses'
] as const satisfies readonly (keyof MatchedCard)[];

/**
 * A card as far as it may be compared: to be told who has the same number is to search by numbers.
 *
 * @param may of who is told
 */
export function comparableCard(core: CustomerCore, may: MayUse): MatchedCard {
	const allowed = COMPARED.filter((field) => may({ use: 'search', section: 'core', field }));
	return { type: core.type, ...Object.fromEntries(allowed.map((field) => [field, core[field]])) };
}
