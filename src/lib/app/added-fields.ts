import {
	customField,
	customFieldId,
	customFieldName,
	customFieldSlug,
	type CustomField
} from '#domain/documents/custom-field.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { CustomFieldShown } from './fields-api.ts';

/** All fields that administrators have added, whoever may read them. */
export async function addedFields(database: LocalDatabase): Promise<readonly CustomFieldShown[]> {
	const fields = await readDocuments(database, startingWith(customFieldId('')), customField);
	return fields.flatMap((field) => shown(field) ?? []);
}

function shown(field: CustomField): CustomFieldShown | null {
	const slug = customFieldSlug(field._id);
	if (slug === null) return null;
	const { label, purpose, type, section, of = [], options = [], archived = false } = field;
	const name = customFieldName(slug);
	return { slug, name, label, purpose, type, section, of, options, archived };
}
