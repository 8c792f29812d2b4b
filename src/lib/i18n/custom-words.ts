import { inLanguage } from './languages.ts';
import type { CustomFieldWords } from './custom-field-words.ts';
import type { Locale } from './locale.svelte.ts';

export function customFieldLabel(locale: Locale, field: CustomFieldWords): string {
	return inLanguage(field.label, locale.language) || field.name;
}

/** A value in words. What is no value of its field shows as it is stored. */
export function customFieldValue(locale: Locale, field: CustomFieldWords, value: string): string {
	switch (field.type) {
		case 'number': {
			const number = Number(value);
			return Number.isFinite(number) ? locale.formats.number(number) : value;
		}
		case 'date':
			return /^\d{4}-\d\d-\d\d$/.test(value) ? locale.formats.plainDate(value) : value;
		case 'switch':
			if (value !== 'yes' && value !== 'no') return value;
			return locale.t(value === 'yes' ? 'value.yes' : 'value.no');
		case 'choice': {
			const option = field.options.find((each) => each.value === value);
			return option === undefined ? value : inLanguage(option.label, locale.language) || value;
		}
		default:
			return value;
	}
}
