import { decideField } from '#domain/access/decide-field.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { MayUse, UsedField } from '#domain/segments/used-fields.ts';
import type { ListUse } from './list-rights.ts';
import { searchedFields, type SearchedField } from './searched-fields.ts';

/** Keys of a card by what a segment calls them. */
const KEYS: Readonly<Record<string, string>> = {
	phone: 'phones',
	phoneKind: 'phones',
	email: 'emails',
	emailKind: 'emails',
	street: 'addresses',
	postalCode: 'addresses',
	city: 'addresses',
	region: 'addresses',
	country: 'addresses',
	addressKind: 'addresses',
	houseNumber: 'addresses',
	complement: 'addresses',
	billingAddress: 'street',
	tag: 'tags'
};

/** By one's own customers: what nobody may read of others is not on the device. */
export function mayUse(principal: Principal | null): MayUse {
	if (principal === null) return () => false;
	const own = {
		assigned: { owner: principal.uid, territory: principal.territories[0] ?? '' },
		discreet: false
	};
	return ({ use, section, field }) =>
		decideField(principal, use, { section, field: KEYS[field] ?? field }, own).allowed;
}

/**
 * What of the list somebody may not search, filter or sort by. Whoever is not known yet has nothing to
 * search.
 */
export function withheldFields(principal: Principal | null): ReadonlySet<SearchedField | ListUse> {
	if (principal === null) return new Set();
	const may = mayUse(principal);
	const isAllowed = (field: string): boolean => may({ use: 'search', section: 'core', field });
	const uses = Object.keys(USES_OF_LIST) as ListUse[];
	return new Set([
		...searchedFields.filter((field) => !KEYS_OF[field].every(isAllowed)),
		...uses.filter((use) => !USES_OF_LIST[use].every(may))
	]);
}

const ofCore = (use: 'search' | 'sort', ...fields: readonly string[]): readonly UsedField[] =>
	fields.map((field) => ({ use, section: 'core', field }));
const contacted = (use: 'search' | 'sort'): readonly UsedField[] => [
	{ use, section: 'activity', field: 'at' }
];

/** As segments ask for the same. */
const USES_OF_LIST: Readonly<Record<ListUse, readonly UsedField[]>> = {
	'filter/stages': ofCore('search', 'stage'),
	'filter/territories': ofCore('search', 'territory'),
	'filter/tags': ofCore('search', 'tag'),
	'filter/quiet': contacted('search'),
	'filter/archived': ofCore('search', 'archived'),
	'sort/name': ofCore('sort', 'givenName', 'familyName', 'companyName'),
	'sort/company': ofCore('sort', 'companyName'),
	'sort/place': ofCore('sort', 'city', 'postalCode'),
	'sort/stage': ofCore('sort', 'stage'),
	'sort/recent': contacted('sort')
};

const KEYS_OF: Readonly<Record<SearchedField, readonly string[]>> = {
	name: ['givenName', 'familyName', 'companyName'],
	company: ['companyName'],
	phones: ['phones'],
	emails: ['emails'],
	streets: ['addresses'],
	city: ['addresses'],
	postcode: ['addresses'],
	tags: ['tags']
};
