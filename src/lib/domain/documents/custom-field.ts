import * as z from 'zod/mini';
import { localised } from './localised.ts';
import { isSlug, type Section } from './ids.ts';
import { merging } from './merging.ts';
import { APART, keptSections, type KeptSection } from './sections.ts';

/**
 * A field that an administrator has added to the card: `settings:field-<slug>`. Its values stand under
 * `x-<slug>` at the top of the section that it belongs to, as text: a number with a point, a date as
 * `yyyy-mm-dd`, a choice by its value, a yes or no as one of these words. What a device does not know
 * passes through its edits like anything else in a card.
 */
export const customFieldTypes = [
	'text',
	'long-text',
	'number',
	'date',
	'choice',
	'switch'
] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];

/** `apart` is a section of its own, which only those roles read that name it. */
export const customFieldSections = ['core', ...keptSections] as const;

export const customerTypes = ['person', 'company', 'supplier'] as const;

export const customField = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	label: localised,
	/** what its values are used for */
	purpose: localised,
	/** fixed, as its section: what was written before would be read as something else, or by others */
	type: z.enum(customFieldTypes),
	section: z.enum(customFieldSections),
	/** whose card has it; all when absent */
	of: z.optional(z.array(z.enum(customerTypes))),
	/** of a choice, in the order in which they are offered */
	options: z.optional(z.array(z.object({ value: z.string(), label: localised }))),
	/** no longer offered; what it holds stays */
	archived: z.optional(z.boolean()),
	m: z.optional(merging)
});
export type CustomField = z.infer<typeof customField>;

/** Of the document that describes a field, and of its values on a card. */
const DOCUMENT = 'settings:field-';
const VALUE = 'x-';

/** `settings:card`: by field of the card that everybody has, whether it is hidden. */
export const CARD_SETTINGS_ID = 'settings:card';
export const cardSettings = z.looseObject({
	_id: z.string(),
	schema: z.number(),
	m: z.optional(merging)
});
export const HIDDEN = 'hidden';

export function customFieldId(slug: string): string {
	return `${DOCUMENT}${slug}`;
}

/** null for the id of anything else */
export function customFieldSlug(id: string): string | null {
	return id.startsWith(DOCUMENT) ? id.slice(DOCUMENT.length) : null;
}

/** Name of a field's values on a card. */
export type CustomFieldName = `x-${string}`;

export function customFieldName(slug: string): CustomFieldName {
	return `${VALUE}${slug}`;
}

export function isCustomFieldName(name: string): name is CustomFieldName {
	return name.startsWith(VALUE) && isSlug(name.slice(VALUE.length));
}

/** Whose right it takes to read a field: one that is set apart stands in the section of its own name. */
export function sectionOfCustomField(
	name: CustomFieldName,
	section: 'core' | KeptSection
): Section {
	return section === APART ? name : section;
}

/** Where the values of a field that is set apart stand. */
export function apartId(cid: string, name: CustomFieldName): string {
	return `customer:${cid}:${name}`;
}

const LONGEST_SLUG = 30;

/**
 * A slug that tells the label, for who reads exports and databases, and that no other field has.
 *
 * @param label in any language
 * @param taken slugs of all fields, archived ones too
 */
export function slugOf(label: string, taken: readonly string[]): string {
	const plain = label
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST_SLUG)
		.replace(/^-|-$/g, '');
	const base = plain === '' ? 'field' : plain;
	if (!taken.includes(base)) return base;
	let number = 2;
	while (taken.includes(`${base}-${number}`)) number += 1;
	return `${base}-${number}`;
}
