import { decideField } from '#domain/access/decide-field.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { MayUse } from '#domain/segments/used-fields.ts';
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

/** What of the list somebody may not search by. Whoever is not known yet has nothing to search. */
export function withheldFields(principal: Principal | null): ReadonlySet<SearchedField> {
	if (principal === null) return new Set();
	const may = mayUse(principal);
	const isAllowed = (field: string): boolean => may({ use: 'search', section: 'core', field });
	return new Set(searchedFields.filter((field) => !KEYS_OF[field].every(isAllowed)));
}

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
