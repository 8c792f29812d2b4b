import {
	customerTypes,
	customFieldSections,
	customFieldSlug,
	customFieldTypes
} from '#domain/documents/custom-field.ts';
import { CONTACT_SETTINGS_ID, contactSettings } from '#domain/documents/contact-settings.ts';
import { HISTORY_SETTINGS_ID, historySettings } from '#domain/documents/history-settings.ts';
import { merging } from '#domain/documents/merging.ts';
import { z } from 'zod';

const words = z.string().trim().min(1, 'is empty').max(200, 'is too long');
const said = z
	.record(z.string().max(8), words)
	.refine((texts) => Object.keys(texts).length > 0, 'is said in no language');

const option = z.looseObject({ value: z.string().min(1).max(60), label: said });

/**
 * A field of the card as an administrator may write it: one that does not say what it is called and
 * what it is for is none.
 */
const writtenField = z
	.looseObject({
		schema: z.number(),
		label: said,
		purpose: said,
		type: z.enum(customFieldTypes),
		section: z.enum(customFieldSections),
		of: z.array(z.enum(customerTypes)).min(1).optional(),
		options: z.array(option).max(200).optional(),
		archived: z.boolean().optional(),
		m: z.optional(merging)
	})
	.refine(({ type, options = [] }) => type !== 'choice' || options.length > 1, 'offers no choice')
	.refine(
		({ options = [] }) => new Set(options.map(({ value }) => value)).size === options.length,
		'offers one choice twice'
	);

const anySetting = z.looseObject({ schema: z.number(), m: z.optional(merging) });

/** What a setting must hold, by its slug. */
export function writtenSetting(slug: string): z.core.$ZodType {
	const id = `settings:${slug}`;
	if (id === CONTACT_SETTINGS_ID) return contactSettings;
	if (id === HISTORY_SETTINGS_ID) return historySettings;
	return customFieldSlug(id) === null ? anySetting : writtenField;
}
