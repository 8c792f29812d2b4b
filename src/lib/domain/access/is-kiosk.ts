import type { Role } from '../documents/directory.ts';
import type { Principal } from './principal.ts';

/**
 * Whether this account is there to hand in entries and for nothing else: a tablet that strangers use.
 * Whatever its role is called.
 */
export function isKiosk({ roles }: Pick<Principal, 'roles'>): boolean {
	return roles.some(({ entries }) => entries === 'write') && !roles.some(isOfColleague);
}

/** Whether a role is for somebody who works with something: a section, others' entries, any verb. */
export function isOfColleague({ entries, sections, verbs }: Role): boolean {
	const seesSection = Object.values(sections).some((level) => level !== 'none');
	return seesSection || entries === 'read' || verbs.length > 0;
}
