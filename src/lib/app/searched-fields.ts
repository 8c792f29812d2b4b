import type { CustomerSearchText } from '#domain/search/customer-search-text.ts';

export type SearchedField = keyof CustomerSearchText;

/** What customers are found by, in the order in which their words are kept, with what a match weighs. */
const FIELDS: Readonly<Record<SearchedField, number>> = {
	name: 7,
	company: 5,
	phones: 3,
	emails: 3,
	streets: 1,
	city: 2,
	postcode: 1,
	tags: 1
};

export const searchedFields = Object.keys(FIELDS) as readonly SearchedField[];
/** All other texts, as far as they have been read: the last field, of the least weight. */
const TEXTS = 1;
export const fieldWeights: readonly number[] = [...Object.values(FIELDS), TEXTS];
export const textsNumber = fieldWeights.length - 1;

export function fieldNumber(field: SearchedField): number {
	return searchedFields.indexOf(field);
}
