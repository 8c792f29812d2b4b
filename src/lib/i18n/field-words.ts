import { customFieldLabel, customFieldValue } from './custom-words.ts';
import type { Locale } from './locale.svelte.ts';
import type { MessageKey } from './messages.ts';
import type { Phones } from './phones.svelte.ts';

/** Fields of a record that have a name of their own, by the last part of their path. */
const FIELD_KEYS: Readonly<Record<string, MessageKey>> = {
	givenName: 'field.givenName',
	familyName: 'field.familyName',
	honorific: 'field.honorific',
	jobTitle: 'field.jobTitle',
	companyName: 'field.companyName',
	birthDate: 'field.birthDate',
	sex: 'field.sex',
	language: 'field.language',
	preferredChannel: 'field.preferredChannel',
	interest: 'field.interest',
	stage: 'field.stage',
	source: 'field.source',
	campaign: 'field.campaign',
	customerSince: 'field.customerSince',
	archived: 'field.archived',
	owner: 'field.owner',
	territory: 'field.territory',
	team: 'field.team',
	discreet: 'field.discreet',
	type: 'field.type',
	street: 'field.street',
	complement: 'field.complement',
	postalCode: 'field.postalCode',
	city: 'field.city',
	region: 'field.region',
	country: 'field.country',
	kind: 'field.kind',
	phone: 'field.phone',
	email: 'field.email',
	notes: 'field.notes',
	personal: 'field.personal',
	contract: 'field.contract',
	prices: 'field.prices',
	credit: 'field.credit',
	legalName: 'field.legalName',
	taxId: 'field.taxId',
	paymentMethod: 'field.paymentMethod',
	iban: 'field.iban',
	number: 'field.houseNumber',
	'verified/field': 'field.verified',
	'phones/number': 'field.phone',
	'phones/typed': 'field.phone',
	'emails/address': 'field.email',
	'addresses/number': 'field.houseNumber',
	'tags/value': 'field.tag'
};

const KIND_KEYS: Readonly<Record<string, MessageKey>> = {
	'phones/mobile': 'kind.mobile',
	'phones/home': 'kind.homePhone',
	'phones/work': 'kind.workPhone',
	'phones/whatsapp': 'kind.whatsapp',
	'phones/fax': 'kind.fax',
	'phones/other': 'kind.otherPhone',
	'emails/personal': 'kind.personalEmail',
	'emails/work': 'kind.workEmail',
	'emails/other': 'kind.otherEmail',
	'addresses/home': 'kind.homeAddress',
	'addresses/office': 'kind.officeAddress',
	'addresses/postal': 'kind.postalAddress',
	'addresses/physical': 'kind.physicalAddress'
};

const LIST_KEYS: Readonly<Record<string, MessageKey>> = {
	phones: 'field.phone',
	emails: 'field.email',
	addresses: 'field.address'
};

const STAGE_KEYS: Readonly<Record<string, MessageKey>> = {
	prospeccion: 'stage.prospeccion',
	oportunidad: 'stage.oportunidad',
	conversion: 'stage.conversion',
	fidelizacion: 'stage.fidelizacion',
	evangelista: 'stage.evangelista'
};

const VALUE_KEYS: Readonly<Record<string, MessageKey>> = {
	'sex/female': 'sex.female',
	'sex/male': 'sex.male',
	'sex/other': 'sex.other',
	'preferredChannel/call': 'prefers.call',
	'preferredChannel/message': 'prefers.message',
	'preferredChannel/email': 'prefers.email',
	'preferredChannel/visit': 'prefers.visit',
	'interest/low': 'interest.low',
	'interest/medium': 'interest.medium',
	'interest/high': 'interest.high',
	'source/contest': 'source.contest',
	'source/fair': 'source.fair',
	'source/visit': 'source.visit',
	'source/shop': 'source.shop',
	'source/referral': 'source.referral',
	'source/web': 'source.web',
	'source/social': 'source.social',
	'source/email': 'source.email',
	'source/call': 'source.call',
	'source/import': 'source.import',
	'paymentMethod/transfer': 'payment.transfer',
	'paymentMethod/debit': 'payment.debit',
	'paymentMethod/cash': 'payment.cash',
	'paymentMethod/card': 'payment.card',
	'paymentMethod/cheque': 'payment.cheque',
	'type/person': 'type.person',
	'type/company': 'type.company',
	'type/supplier': 'type.supplier'
};

/** The name of a field: `city`, or `phones/<item>/number` of an item of this kind. */
export function fieldName(locale: Locale, path: string, itemKind = ''): string {
	const [list = '', item, field = list] = path.split('/');
	const custom = locale.customField(path);
	if (custom !== undefined) return customFieldLabel(locale, custom);
	if (item === undefined) return nameOf(locale, FIELD_KEYS[list], list);
	const kind = KIND_KEYS[`${list}/${itemKind}`];
	const isMain = field === 'number' || field === 'typed' || field === 'address';
	if (kind !== undefined && isMain && list !== 'addresses') return locale.t(kind);
	return nameOf(locale, FIELD_KEYS[`${list}/${field}`] ?? FIELD_KEYS[field], field);
}

/** What an item of a list is called: "Mobile", "Work e-mail", "Office". */
export function itemName(locale: Locale, list: string, kind = ''): string {
	return nameOf(locale, KIND_KEYS[`${list}/${kind}`] ?? LIST_KEYS[list], kind);
}

export function stageName(locale: Locale, stage: string): string {
	return nameOf(locale, STAGE_KEYS[stage], stage);
}

/** A value in words, whatever it is; empty when there is none. */
export function fieldValue(locale: Locale, phones: Phones, path: string, value: unknown): string {
	if (value === null || value === undefined || value === '') return '';
	if (typeof value === 'boolean') return locale.t(value ? 'value.yes' : 'value.no');
	if (typeof value === 'number') return locale.formats.number(value);
	if (typeof value !== 'string') return JSON.stringify(value);
	const custom = locale.customField(path);
	if (custom !== undefined) return customFieldValue(locale, custom, value);
	const [list = '', item, field = list] = path.split('/');
	if (list === 'phones' && field === 'number') return phones.read(value);
	if (list === 'verified' && field === 'field') return datumName(locale, value);
	if (item !== undefined && field === 'kind') return itemName(locale, list, value);
	switch (field) {
		case 'birthDate':
		case 'customerSince':
			return locale.formats.plainDate(value);
		case 'country':
			return locale.formats.country(value);
		case 'language':
			return locale.formats.language(value);
		case 'stage':
			return stageName(locale, value);
		default:
			return nameOf(locale, VALUE_KEYS[`${path}/${value}`], value);
	}
}

/** What was verified: `birthDate`, or `phones/<item>`. */
function datumName(locale: Locale, datum: string): string {
	const [list = '', item] = datum.split('/');
	if (item !== undefined) return itemName(locale, list);
	return datum === 'name' ? locale.t('field.givenName') : fieldName(locale, datum);
}

/** A field that a newer app knows, or that an administrator made, is called as it is stored. */
function nameOf(locale: Locale, key: MessageKey | undefined, fallback: string): string {
	return key === undefined ? fallback : locale.t(key);
}
