import type { CustomerCore } from '#domain/documents/customer.ts';
import {
	addressKinds,
	emailKinds,
	interests,
	phoneKinds,
	preferredChannels,
	sexes,
	sources
} from '#domain/documents/customer.ts';
import { paymentMethods } from '#domain/documents/sections.ts';
import type { CustomFieldShown } from '$lib/app/fields-api.ts';
import { PLAIN_LAYOUT, type CardLayout } from './card-layout.ts';

/** A customer, or a section of one that is a document of its own. */
export type EditedRecord = Pick<CustomerCore, CardList | 'tags' | 'verified' | 'stageLog' | 'm'> & {
	readonly [field: string]: unknown;
};

export const cardLists = ['phones', 'emails', 'addresses'] as const;
export type CardList = (typeof cardLists)[number];

/** What is read, and edited, as one row of the card. */
export type CardField =
	/** fields of the customer itself */
	| {
			readonly id: string;
			readonly names: readonly string[];
			/** an administrator has added it */
			readonly custom?: CustomFieldShown;
	  }
	/** an item of a list; `known` is false while it is being added */
	| {
			readonly id: string;
			readonly names: readonly string[];
			readonly list: CardList;
			readonly item: string;
			readonly known: boolean;
	  };

/** What an editor holds: text by field name. */
export type FieldValues = Readonly<Record<string, string>>;

export const NAME_FIELD: CardField = { id: 'name', names: ['givenName', 'familyName'] };

const WORK_FIELDS = ['companyName', 'jobTitle'].map(ownField);
const PERSONAL_FIELDS = ['honorific', 'birthDate', 'sex', 'language', 'preferredChannel'].map(
	ownField
);
const RELATION_FIELDS = ['interest', 'source', 'campaign', 'customerSince'].map(ownField);
/** Rows below the lists, in this order. */
const ROW_FIELDS: readonly CardField[] = [...WORK_FIELDS, ...PERSONAL_FIELDS, ...RELATION_FIELDS];

/** Where one of these is offered: anything else that stands there stays until somebody chooses. */
export const FIELD_CHOICES: Readonly<Record<string, readonly string[]>> = {
	sex: sexes,
	preferredChannel: preferredChannels,
	interest: interests,
	source: sources,
	paymentMethod: paymentMethods
};

/** All tags together, the last of them perhaps still being typed. */
export const TAGS_FIELD: CardField = { id: 'tags', names: ['tags', 'typing'] };

/** Fields of the customer itself. */
export function ownFields(layout: CardLayout): readonly CardField[] {
	return [NAME_FIELD, ...ROW_FIELDS, ...asFields(layout.every('core')), TAGS_FIELD];
}

/** What an administrator has added to a section. */
export function customFields(
	layout: CardLayout,
	section: CustomFieldShown['section']
): readonly CardField[] {
	return asFields(layout.custom(section));
}

function asFields(fields: readonly CustomFieldShown[]): readonly CardField[] {
	return fields.map((custom) => ({ id: custom.name, names: [custom.name], custom }));
}

const ITEM_NAMES: Readonly<Record<CardList, readonly string[]>> = {
	phones: ['kind', 'number'],
	emails: ['kind', 'address'],
	addresses: ['kind', 'street', 'number', 'complement', 'postalCode', 'city', 'region', 'country']
};

export const ITEM_KINDS: Readonly<Record<CardList, readonly string[]>> = {
	phones: phoneKinds,
	emails: emailKinds,
	addresses: addressKinds
};

export function itemField(list: CardList, item: string, known: boolean): CardField {
	return { id: `${list}/${item}`, names: ITEM_NAMES[list], list, item, known };
}

/**
 * The rows of a card: phones, e-mails and addresses that it has, then its own fields. A person is called
 * by their name and a company by its own, which stands over all and needs no row; whom one speaks to
 * there does.
 */
export function cardFields(core: CustomerCore, layout = PLAIN_LAYOUT): readonly CardField[] {
	const items = itemsOf(core, layout);
	const isPerson = core.type === 'person';
	const own = isPerson ? ROW_FIELDS : [NAME_FIELD, ...ROW_FIELDS.filter(isNoCompanyName)];
	const rows = [...own.filter(({ id }) => !layout.hides(id)), ...customFields(layout, 'core')];
	return [...items, ...rows.filter((field) => hasValue(core, field))];
}

/**
 * What is edited together: all that a card can have, whether it has it or not, and whatever kind of
 * customer it is for: that may still change.
 */
export function formFields(
	core: EditedRecord,
	layout: CardLayout
): {
	readonly about: readonly CardField[];
	readonly items: readonly CardField[];
	readonly personal: readonly CardField[];
} {
	const offered = asFields(layout.every('core')).filter(isOffered);
	const shown = ({ id }: CardField): boolean => !layout.hides(id);
	return {
		about: WORK_FIELDS.filter(shown),
		items: itemsOf(core, layout),
		personal: [...[...PERSONAL_FIELDS, ...RELATION_FIELDS].filter(shown), ...offered]
	};
}

/** Whether it is asked for: what was archived is shown where somebody has it. */
export function isOffered(field: CardField): boolean {
	return 'list' in field || field.custom?.archived !== true;
}

/** The path of a value inside of a document, as in `m.f`. */
export function pathOf(field: CardField, name: string): string {
	return 'list' in field ? `${field.list}/${field.item}/${name}` : name;
}

export function fieldValues(core: EditedRecord, field: CardField): FieldValues {
	const holder = holderOf(core, field);
	return Object.fromEntries(field.names.map((name) => [name, textOf(holder[name])]));
}

/** The item or the customer that a field's values stand in. */
export function holderOf(core: EditedRecord, field: CardField): Readonly<Record<string, unknown>> {
	if (!('list' in field)) return core;
	return core[field.list]?.find((item) => item.id === field.item) ?? {};
}

export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

export function shownLists(layout: CardLayout): readonly CardList[] {
	return cardLists.filter((list) => !layout.hides(list));
}

function ownField(name: string): CardField {
	return { id: name, names: [name] };
}

function isNoCompanyName({ id }: CardField): boolean {
	return id !== 'companyName';
}

function itemsOf(core: EditedRecord, layout: CardLayout): readonly CardField[] {
	return shownLists(layout).flatMap((list) => {
		return (core[list] ?? []).map((item) => itemField(list, item.id, true));
	});
}

export function hasValue(core: EditedRecord, field: CardField): boolean {
	return Object.values(fieldValues(core, field)).some((text) => text !== '');
}
