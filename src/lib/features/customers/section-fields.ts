import { APART, type KeptSection, type OwnSection } from '#domain/documents/sections.ts';
import {
	customFields,
	hasValue,
	isOffered,
	type CardField,
	type EditedRecord
} from './card-fields.ts';
import type { CardLayout } from './card-layout.ts';

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
export function isLong(field: CardField): boolean {
	if ('list' in field) return false;
	return field.custom?.type === 'long-text' || LONG_FIELDS.has(field.id);
}

const LONG_FIELDS: ReadonlySet<string> = new Set(['notes', 'personal', 'contract', 'prices']);

/** All that a section can have, in this order. */
export function sectionFields(section: KeptSection, layout: CardLayout): readonly CardField[] {
	if (section === APART) return customFields(layout, APART);
	const shipped = FIELDS[section].filter(({ id }) => !layout.hides(id));
	return [...shipped, ...customFields(layout, section)];
}

export function isAddress({ id }: CardField): boolean {
	return id === BILLING_ADDRESS.id;
}

/** What is there, and what is still to be filled in. */
export function sortedByValue(
	section: KeptSection,
	record: EditedRecord,
	layout: CardLayout
): { readonly filled: readonly CardField[]; readonly empty: readonly CardField[] } {
	const all = sectionFields(section, layout);
	return {
		filled: all.filter((field) => hasValue(record, field)),
		empty: all.filter((field) => !hasValue(record, field) && isOffered(field))
	};
}

function ownField(name: string): CardField {
	return { id: name, names: [name] };
}
