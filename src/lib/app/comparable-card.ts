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
 * Cards as far as they may be compared: to be told who has the same number is to search by numbers. What
 * may be is asked once, for all of fifty thousand.
 *
 * @param may of who is told
 */
export function comparableBy(may: MayUse): (core: CustomerCore) => MatchedCard {
	const allowed = COMPARED.filter((field) => may({ use: 'search', section: 'core', field }));
	return (core) => ({
		type: core.type,
		...Object.fromEntries(allowed.map((field) => [field, core[field]]))
	});
}
