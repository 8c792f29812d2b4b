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

export interface UnusedFields {
	/** what hardly anybody fills in */
	readonly rare: readonly UnusedField[];
	/** what is filled in, and nothing rests on */
	readonly idle: readonly UnusedField[];
}

/** With fewer cards, chance decides what is on none. */
const FEWEST_CARDS = 50;
export const HARDLY_ANY = 0.01;
/** The list, its search and the actions of a card rest on these, whatever people ask for. */
const AT_WORK: ReadonlySet<string> = new Set(['phones', 'emails', 'addresses', 'companyName']);

/**
 * Fields that are offered on every card, and that hardly anybody fills in or nothing rests on: what
 * could be hidden, the least first. Of what whoever looks may not read, nothing can be said. Where
 * nothing rests on any field, that says nothing of one; nor of what has a section of its own, which is
 * kept to be looked up.
 */
export function unusedFields(
	{ custom, hidden }: Pick<CardFields, 'custom' | 'hidden'>,
	{ cards, filled, unread, uses, young }: FieldCounts
): UnusedFields {
	if (cards < FEWEST_CARDS) return { rare: [], idle: [] };
	const shipped = Object.entries(SHIPPED_FIELDS)
		.filter(([section]) => !unread.includes(section))
		.flatMap(([, fields]) => Object.keys(fields))
		.filter((field) => !hidden.includes(field));
	const added = custom.filter(
		({ archived, section, name }) =>
			!archived && !young.includes(name) && !unread.includes(sectionOf(section, name))
	);
	const isAnyUsed = Object.keys(uses).length > 0;
	const isAsked = (id: string): boolean =>
		id in SHIPPED_FIELDS.core ||
		custom.some(({ name, section }) => name === id && section === 'core');
	const all = [
		...added.map((field) => ({ id: field.name, custom: field })),
		...shipped.map((id) => ({ id, custom: null }))
	]
		.map((field) => ({ ...field, count: filled[field.id] ?? 0, uses: uses[field.id] ?? [] }))
		.toSorted((a, b) => a.count - b.count);
	const isRare = ({ count }: UnusedField): boolean => count <= cards * HARDLY_ANY;
	const isIdle = ({ id, uses: own }: UnusedField): boolean =>
		isAnyUsed && own.length === 0 && isAsked(id) && !AT_WORK.has(id);
	return {
		rare: all.filter(isRare),
		idle: all.filter((field) => !isRare(field) && isIdle(field))
	};
}

function sectionOf(section: FieldSection, name: string): string {
	return section === 'apart' ? name : section;
}
