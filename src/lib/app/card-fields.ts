import { levelOf } from '#domain/access/decide-customer.ts';
import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import {
	CARD_SETTINGS_ID,
	cardSettings,
	customFieldId,
	customFieldName,
	HIDDEN
} from '#domain/documents/custom-field.ts';
import { role } from '#domain/documents/directory.ts';
import { isSlug } from '#domain/documents/ids.ts';
import { APART } from '#domain/documents/sections.ts';
import type { Json } from '#domain/kernel/json.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument, readDocuments } from '../store/read-documents.ts';
import { addedFields } from './added-fields.ts';
import type { CardReader } from './customer-card.ts';
import { EngineError } from './engine-error.ts';
import type { CardFields, CustomFieldShown, FieldOrder, RoleShown } from './fields-api.ts';

/** What the device knows of the card, as administrators made it. */
export async function readCardFields({ database, principal }: CardReader): Promise<CardFields> {
	const [custom, settings] = await Promise.all([
		addedFields(database),
		readDocument(database, CARD_SETTINGS_ID, cardSettings)
	]);
	const scope = { of: 'directory', id: CARD_SETTINGS_ID } as const;
	const editable = principal !== null && decide(principal, 'write', scope, null).allowed;
	return {
		// That there is a field tells something, too.
		custom: custom.filter((field) => editable || isRead(principal, field)),
		hidden: Object.entries(settings ?? {})
			.filter(([, value]) => value === HIDDEN)
			.map(([field]) => field),
		editable,
		...(editable && { roles: await rolesOf(database) })
	};
}

function isRead(principal: Principal | null, { section, name }: CustomFieldShown): boolean {
	if (section !== APART) return true;
	return principal?.roles.some((each) => levelOf(each, name) !== 'none') === true;
}

async function rolesOf(database: LocalDatabase): Promise<readonly RoleShown[]> {
	const roles = await readDocuments(database, startingWith('role:'), role);
	return roles
		.filter((each) => levelOf(each, 'core') !== 'none')
		.map(({ _id, name, sections, verbs }) => {
			const slug = _id.slice('role:'.length);
			return { slug, name, sections, administers: verbs.includes('administer') };
		});
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
	const field = { id, edits, begin: { schema: 1, type, section } };
	const roles = section === APART ? await roleChanges(database, order) : [];
	if (await database.editTogether([field, ...roles], id)) return;
	throw new EngineError('not-found', 'the device does not hold one of the roles');
}

/** A role says itself what it sees: to set a field apart is to name it in those that do. */
async function roleChanges(database: LocalDatabase, { slug, readers = {} }: FieldOrder) {
	const name = customFieldName(slug);
	const roles = await readDocuments(database, startingWith('role:'), role);
	return roles.flatMap((each) => {
		const level = readers[each._id.slice('role:'.length)] ?? levelOf(each, name);
		if (level === levelOf(each, name)) return [];
		const value = { ...each.sections, [name]: level };
		return [{ id: each._id, edits: [{ op: 'set', path: 'sections', value } as const] }];
	});
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
