import type { CustomerSearchText } from '#domain/search/customer-search-text.ts';

type Field = keyof CustomerSearchText;

/** What customers are found by, in the order in which their words are kept, with what a match weighs. */
const FIELDS: Readonly<Record<Field, number>> = {
	name: 7,
	company: 5,
	phones: 3,
	emails: 3,
	streets: 1,
	city: 2,
	postcode: 1,
	tags: 1
};

export const searchedFields = Object.keys(FIELDS) as readonly Field[];
export const fieldWeights: readonly number[] = Object.values(FIELDS);

export function fieldNumber(field: Field): number {
	return searchedFields.indexOf(field);
}
