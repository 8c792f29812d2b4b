import type { CardFields, CustomFieldShown, FieldCounts, FieldUse } from '$lib/app/fields-api.ts';
import { SHIPPED_FIELDS, type FieldSection } from './shipped-fields.ts';

export interface UnusedField {
	/** of its row on the card */
	readonly id: string;
	/** null for one that everybody has */
	readonly custom: CustomFieldShown | null;
	/** cards that have it */
	readonly count: number;
	/** what rests on it, or did of late */
	readonly uses: readonly FieldUse[];
}

/** With fewer cards, chance decides what is on none. */
const FEWEST_CARDS = 50;
export const HARDLY_ANY = 0.01;
/** The list, its search and the actions of a card rest on these, whatever people ask for. */
const AT_WORK: ReadonlySet<string> = new Set(['phones', 'emails', 'addresses', 'companyName']);

/**
 * Fields that are offered on every card, and that hardly anybody fills in or nothing rests on: what
 * could be hidden, what is neither filled in nor used first. Of what whoever looks may not read, nothing
 * can be said. Where nothing rests on any field, that says nothing of one.
 */
export function unusedFields(
	{ custom, hidden }: Pick<CardFields, 'custom' | 'hidden'>,
	{ cards, filled, unread, uses, young }: FieldCounts
): readonly UnusedField[] {
	if (cards < FEWEST_CARDS) return [];
	const shipped = Object.entries(SHIPPED_FIELDS)
		.filter(([section]) => !unread.includes(section))
		.flatMap(([, fields]) => Object.keys(fields))
		.filter((field) => !hidden.includes(field));
	const added = custom.filter(
		({ archived, section, name }) =>
			!archived && !young.includes(name) && !unread.includes(sectionOf(section, name))
	);
	const isAnyUsed = Object.keys(uses).length > 0;
	const isRare = ({ count }: UnusedField): boolean => count <= cards * HARDLY_ANY;
	const isIdle = ({ id, uses: own }: UnusedField): boolean =>
		isAnyUsed && own.length === 0 && !AT_WORK.has(id);
	const rank = (field: UnusedField): number => (isRare(field) ? 0 : 2) + (isIdle(field) ? 0 : 1);
	return [
		...added.map((field) => ({ id: field.name, custom: field })),
		...shipped.map((id) => ({ id, custom: null }))
	]
		.map((field) => ({ ...field, count: filled[field.id] ?? 0, uses: uses[field.id] ?? [] }))
		.filter((field) => isRare(field) || isIdle(field))
		.toSorted((a, b) => rank(a) - rank(b) || a.count - b.count);
}

function sectionOf(section: FieldSection, name: string): string {
	return section === 'apart' ? name : section;
}
