import { isCustomFieldName } from '#domain/documents/custom-field.ts';
import type { CustomFieldShown } from '$lib/app/fields-api.ts';
import type { Topic } from './topics.ts';

/** What can be asked about the fields that an administrator has added to the card and its sections. */
export function customTopics(fields: readonly CustomFieldShown[]): readonly Topic[] {
	return fields.filter(({ archived }) => !archived).flatMap((field) => topicOf(field) ?? []);
}

function topicOf({ name: field, type }: CustomFieldShown): Topic | null {
	if (!isCustomFieldName(field)) return null;
	switch (type) {
		case 'number':
			return { form: 'number', field };
		case 'date':
			return { form: 'date', field };
		case 'choice':
		case 'switch':
			return { form: 'choice', field };
		default:
			return { form: 'text', field };
	}
}
