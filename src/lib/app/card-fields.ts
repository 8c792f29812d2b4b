import { decide } from '#domain/access/decide.ts';
import {
	CARD_SETTINGS_ID,
	cardSettings,
	customField,
	customFieldId,
	customFieldName,
	customFieldSlug,
	HIDDEN,
	type CustomField
} from '#domain/documents/custom-field.ts';
import { isSlug } from '#domain/documents/ids.ts';
import type { Json } from '#domain/kernel/json.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument, readDocuments } from '../store/read-documents.ts';
import type { CardReader } from './customer-card.ts';
import { EngineError } from './engine-error.ts';
import type { CardFields, CustomFieldShown, FieldOrder } from './fields-api.ts';

/** What the device knows of the card, as administrators made it. */
export async function readCardFields({ database, principal }: CardReader): Promise<CardFields> {
	const [fields, settings] = await Promise.all([
		readDocuments(database, startingWith(customFieldId('')), customField),
		readDocument(database, CARD_SETTINGS_ID, cardSettings)
	]);
	const scope = { of: 'directory', id: CARD_SETTINGS_ID } as const;
	return {
		custom: fields.flatMap((field) => shown(field) ?? []),
		hidden: Object.entries(settings ?? {})
			.filter(([, value]) => value === HIDDEN)
			.map(([field]) => field),
		editable: principal !== null && decide(principal, 'write', scope, null).allowed
	};
}

function shown(field: CustomField): CustomFieldShown | null {
	const slug = customFieldSlug(field._id);
	if (slug === null) return null;
	const { label, purpose, type, section, of = [], options = [], archived = false } = field;
	const name = customFieldName(slug);
	return { slug, name, label, purpose, type, section, of, options, archived };
}

/** @throws EngineError `invalid` for a field without a name, or without what it is for */
export async function saveField(database: LocalDatabase, order: FieldOrder): Promise<void> {
	const { slug, type, section, label, purpose, of, options, archived } = order;
	if (!isSlug(`field-${slug}`)) throw new EngineError('invalid', `${slug} is no slug`);
	if (isEmpty(label) || isEmpty(purpose)) {
		throw new EngineError('invalid', 'a field says what it is called and what it is for');
	}
	if (type === 'choice' && options.length < 2) {
		throw new EngineError('invalid', 'there is nothing to choose from');
	}
	const values: Readonly<Record<string, Json>> = {
		label: asJson(label),
		purpose: asJson(purpose),
		of: of.length === 0 ? null : asJson(of),
		options: options.length === 0 ? null : asJson(options),
		archived: archived ? true : null
	};
	const edits = Object.entries(values).map(
		([path, value]) => ({ op: 'set', path, value }) as const
	);
	const id = customFieldId(slug);
	await database.editTogether([{ id, edits, begin: { schema: 1, type, section } }], id);
}

export async function hideField(
	database: LocalDatabase,
	field: string,
	hidden: boolean
): Promise<void> {
	const edit = { op: 'set', path: field, value: hidden ? HIDDEN : null } as const;
	const change = { id: CARD_SETTINGS_ID, edits: [edit], begin: { schema: 1 } };
	await database.editTogether([change], CARD_SETTINGS_ID);
}

function isEmpty(words: Readonly<Record<string, string>>): boolean {
	return Object.values(words).every((text) => text.trim() === '');
}

function asJson(value: unknown): Json {
	return JSON.parse(JSON.stringify(value)) as Json;
}
