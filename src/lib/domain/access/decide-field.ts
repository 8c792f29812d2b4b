import type { FieldUse, Role } from '../documents/directory.ts';
import type { Section } from '../documents/ids.ts';
import type { CustomerFacts } from './customer-facts.ts';
import { decideSection } from './decide-customer.ts';
import { anyOf, refuse, type Decision } from './decision.ts';
import type { Principal } from './principal.ts';

/**
 * May this principal do this with a field of this customer? It takes one role that gives the section
 * and does not keep the field from it: to see a field is to see its section, so a field that not all
 * readers of a section may see stands in a section of its own.
 *
 * @param field key at the top of the document, such as `birthDate` or `phones`
 */
export function decideField(
	principal: Principal,
	use: FieldUse,
	{ section, field }: { readonly section: Section; readonly field: string },
	facts: CustomerFacts
): Decision {
	const action = use === 'edit' ? 'write' : 'read';
	return anyOf(principal.roles, 'not-assigned', (role) => {
		const decision = decideSection({ ...principal, roles: [role] }, action, section, facts);
		if (!decision.allowed || allows(role, section, field, use)) return decision;
		return refuse('field-denied');
	});
}

/** Whether any field of this section is kept from some use: where none is, nobody need ask for each. */
export function restrictsFields({ roles }: Principal, section: Section): boolean {
	return roles.some(({ fields = {} }) => Object.keys(fields[section] ?? {}).length > 0);
}

function allows({ fields = {} }: Role, section: Section, field: string, use: FieldUse): boolean {
	const ofSection = Object.hasOwn(fields, section) ? (fields[section] ?? {}) : {};
	return !Object.hasOwn(ofSection, field) || ofSection[field]?.includes(use) === true;
}
