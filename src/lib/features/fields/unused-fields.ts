import type { CardFields, CustomFieldShown, FieldCounts } from '$lib/app/fields-api.ts';
import { SHIPPED_FIELDS, type FieldSection } from './shipped-fields.ts';

export interface UnusedField {
	/** of its row on the card */
	readonly id: string;
	/** null for one that everybody has */
	readonly custom: CustomFieldShown | null;
	readonly count: number;
}

/** With fewer cards, chance decides what is on none. */
const FEWEST_CARDS = 50;
export const HARDLY_ANY = 0.01;

/**
 * Fields that are offered on every card and filled in on hardly any, the least used first: what could be
 * hidden. Of what whoever looks may not read, nothing can be said.
 */
export function unusedFields(
	{ custom, hidden }: Pick<CardFields, 'custom' | 'hidden'>,
	{ cards, filled, unread }: FieldCounts
): readonly UnusedField[] {
	if (cards < FEWEST_CARDS) return [];
	const shipped = Object.entries(SHIPPED_FIELDS)
		.filter(([section]) => !unread.includes(section))
		.flatMap(([, fields]) => Object.keys(fields))
		.filter((field) => !hidden.includes(field));
	const added = custom.filter(
		(field) => !field.archived && !unread.includes(sectionOf(field.section, field.name))
	);
	return [
		...added.map((field) => ({ id: field.name, custom: field, count: filled[field.name] ?? 0 })),
		...shipped.map((id) => ({ id, custom: null, count: filled[id] ?? 0 }))
	]
		.filter(({ count }) => count <= cards * HARDLY_ANY)
		.toSorted((a, b) => a.count - b.count);
}

function sectionOf(section: FieldSection, name: string): string {
	return section === 'apart' ? name : section;
}
