import { customFieldLabel } from './custom-words.ts';
import { fieldName, itemName } from './field-words.ts';
import type { Locale } from './locale.svelte.ts';
import type { MessageKey } from './messages.ts';

const RULES: Readonly<Record<string, MessageKey>> = {
	owner: 'readers.owner',
	team: 'readers.team',
	territory: 'readers.territory',
	'all-rows': 'readers.all',
	campaign: 'readers.campaign'
};

const SECTIONS: Readonly<Record<string, MessageKey>> = {
	core: 'section.core',
	activity: 'card.activity',
	task: 'card.tasks',
	complaint: 'card.complaints',
	purchase: 'card.purchases',
	consent: 'card.consents',
	notes: 'section.notes',
	commercial: 'section.commercial',
	billing: 'section.billing',
	link: 'section.link'
};

const DENIED: readonly (readonly [use: string, MessageKey])[] = [
	['edit', 'denied.edit'],
	['search', 'denied.search'],
	['sort', 'denied.sort'],
	['report', 'denied.report'],
	['export', 'denied.export']
];

/** By which rule somebody sees a customer; '' for one that has no words here. */
export function ruleWords({ t }: Locale, because: string): string {
	const key = RULES[because];
	return key === undefined ? '' : t(key);
}

/** What a section of a customer is called; null for a field set apart that this device has no name for. */
export function sectionWords(locale: Locale, section: string): string | null {
	const key = SECTIONS[section];
	if (key !== undefined) return locale.t(key);
	const field = locale.customField(section);
	return field === undefined ? null : customFieldLabel(locale, field);
}

/** What may not be done with single fields, a sentence for each use. */
export function deniedWords(
	locale: Locale,
	fields: readonly { readonly field: string; readonly denied: readonly string[] }[]
): readonly string[] {
	return DENIED.flatMap(([use, key]) => {
		const names = fields
			.filter(({ denied }) => denied.includes(use))
			.map(({ field }) => wholeFieldName(locale, field));
		if (names.length === 0) return [];
		return [locale.t(key, { fields: locale.formats.list([...new Set(names)], 'and') })];
	});
}

/** Of a list, such as the phones, all of it. */
function wholeFieldName(locale: Locale, field: string): string {
	switch (field) {
		case 'phones':
		case 'emails':
		case 'addresses':
			return itemName(locale, field);
		case 'tags':
			return fieldName(locale, 'tags/all/value');
		default:
			return fieldName(locale, field);
	}
}
