/** Builders for the tests of access. */
import type { Role } from '../documents/directory.ts';
import { parseUlid } from '../documents/ulid.ts';
import type { CustomerFacts } from './customer-facts.ts';
import type { Principal } from './principal.ts';
import { shippedRoles } from './shipped-roles.ts';

export const ana = parseUlid('01HZZZZZZZZZZZZZZZZZZZZANA');
export const bruno = parseUlid('01HZZZZZZZZZZZZZZZZZZBRN00');
export const someCustomer = parseUlid('01HZZZZZZZZZZZZZZZZZCST000');

/** A role that may do nothing, but for what is given. */
export function role(given: Partial<Role>): Role {
	return {
		_id: 'role:test',
		schema: 1,
		name: { en: 'Test' },
		rows: 'own',
		sections: {},
		entries: 'none',
		verbs: [],
		...given
	};
}

export function shippedRole(slug: string): Role {
	const found = shippedRoles.find((shipped) => shipped.slug === slug);
	if (found === undefined) throw new TypeError(`no role ${slug} is shipped`);
	return role({ _id: `role:${slug}`, ...found.values, verbs: [...found.values.verbs] });
}

/** Ana, rep of the north. */
export function principal(given: Partial<Principal>): Principal {
	return {
		uid: ana,
		device: 'dANA',
		roles: [],
		teams: ['fairs'],
		territories: ['north'],
		...given
	};
}

/** A customer of Ana's, in the north. */
export function facts(given: Partial<CustomerFacts['assigned']>, discreet = false): CustomerFacts {
	return { assigned: { owner: ana, territory: 'north', ...given }, discreet };
}
