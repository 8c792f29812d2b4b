import type { CustomerFacts } from '#domain/access/customer-facts.ts';
import { decideSection, levelOf } from '#domain/access/decide-customer.ts';
import { decideField } from '#domain/access/decide-field.ts';
import type { Principal } from '#domain/access/principal.ts';
import { has } from '#domain/access/reach.ts';
import {
	customFieldId,
	customFieldName,
	customFieldSlug,
	isCustomFieldName,
	type CustomFieldName
} from '#domain/documents/custom-field.ts';
import { fieldUses, type FieldUse } from '#domain/documents/directory.ts';
import type { Section } from '#domain/documents/ids.ts';
import { APART } from '#domain/documents/sections.ts';
import type { DeniedField } from '#domain/wire/view-as.ts';
import type { Storage } from '../storage/port.ts';

export type FieldSource = Pick<Storage, 'list' | 'bulkGet'>;

/** Ids of all fields that were added. */
const FIELDS = { from: customFieldId(''), to: 'settings:field.' };
/** As many fields as a company will ever set apart. */
const MOST_FIELDS = 1000;

export function administers({ roles }: Principal): boolean {
	return roles.some((role) => has(role, 'administer'));
}

/**
 * Fields that were set apart, all of them: to who administers, and to nobody else.
 */
export async function apartFields(
	storage: FieldSource,
	asker: Principal
): Promise<readonly CustomFieldName[]> {
	if (!administers(asker)) return [];
	const listed = await storage.list({ ...FIELDS, limit: MOST_FIELDS });
	const rows = await storage.bulkGet(listed.map(({ id }) => ({ id })));
	return rows.flatMap(({ id, found: [winner] }) => {
		const slug = winner?.body['section'] === APART ? customFieldSlug(id) : null;
		return slug === null ? [] : [customFieldName(slug)];
	});
}

/**
 * Of these, and of those that roles name, the ones that the asker hears of: whoever neither reads such a
 * field of this customer nor says who does hears nothing, also not that there is one.
 *
 * @param known as `apartFields` says
 * @param colleague whose rights are told
 */
export function heardApart(
	known: readonly CustomFieldName[],
	{ asker, colleague }: { readonly asker: Principal; readonly colleague: Principal },
	customer: CustomerFacts
): readonly CustomFieldName[] {
	const all = [...known, ...namedApart(asker), ...namedApart(colleague)];
	return [...new Set(all)].sort().filter((name) => mayHear(asker, name, customer));
}

/** Of what stands in a section hears who reads it, or says who does. */
export function mayHear(asker: Principal, section: Section, customer: CustomerFacts): boolean {
	return administers(asker) || decideSection(asker, 'read', section, customer).allowed;
}

/** Fields of a section that are kept from some use, though the section is not. */
export function deniedFields(
	principal: Principal,
	section: Section,
	customer: CustomerFacts
): readonly DeniedField[] {
	const named = principal.roles.flatMap(({ fields = {} }) => Object.keys(fields[section] ?? {}));
	return [...new Set(named)].sort().flatMap((field) => {
		const denied = fieldUses.filter((use) =>
			isDenied(principal, use, { section, field }, customer)
		);
		return denied.length === 0 ? [] : [{ section, field, denied }];
	});
}

function isDenied(
	principal: Principal,
	use: FieldUse,
	place: { readonly section: Section; readonly field: string },
	customer: CustomerFacts
): boolean {
	return decideField(principal, use, place, customer).because === 'field-denied';
}

function namedApart({ roles }: Principal): readonly CustomFieldName[] {
	return roles.flatMap((role) =>
		Object.keys(role.sections)
			.filter(isCustomFieldName)
			.filter((name) => levelOf(role, name) !== 'none')
	);
}
