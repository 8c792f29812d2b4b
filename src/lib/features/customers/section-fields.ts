import type { OwnSection } from '#domain/documents/sections.ts';
import { hasValue, type CardField, type EditedRecord } from './card-fields.ts';

/** Where a bill goes is read, and edited, as one. */
const BILLING_ADDRESS: CardField = {
	id: 'billingAddress',
	names: ['street', 'number', 'complement', 'postalCode', 'city', 'region', 'country']
};

const FIELDS: Readonly<Record<OwnSection, readonly CardField[]>> = {
	notes: ['notes', 'personal'].map(ownField),
	commercial: ['contract', 'prices', 'credit'].map(ownField),
	billing: [
		...['legalName', 'taxId'].map(ownField),
		BILLING_ADDRESS,
		...['paymentMethod', 'iban'].map(ownField)
	]
};

/** Written in sentences, and given room. */
export const LONG_FIELDS: ReadonlySet<string> = new Set([
	'notes',
	'personal',
	'contract',
	'prices'
]);

/** All that a section can have, in this order. */
export function sectionFields(section: OwnSection): readonly CardField[] {
	return FIELDS[section];
}

export function isAddress({ id }: CardField): boolean {
	return id === BILLING_ADDRESS.id;
}

/** What is there, and what is still to be filled in. */
export function sortedByValue(
	section: OwnSection,
	record: EditedRecord
): { readonly filled: readonly CardField[]; readonly empty: readonly CardField[] } {
	const all = sectionFields(section);
	return {
		filled: all.filter((field) => hasValue(record, field)),
		empty: all.filter((field) => !hasValue(record, field))
	};
}

function ownField(name: string): CardField {
	return { id: name, names: [name] };
}
