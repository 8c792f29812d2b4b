import { shippedRoles } from '#domain/access/shipped-roles.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import type { RevisionInput, Storage } from '../storage/port.ts';
import { firstRevision } from './first-revision.ts';

/** The same on every machine, so that it is the same revision wherever it is written. */
const SHIPPED_AT = Date.UTC(2026, 0, 1);

/**
 * Writes the roles that Ficha comes with where they are missing. One that is there, however it was
 * changed, is the administrator's and is left alone; so is one that was deleted.
 */
export async function ensureShippedRoles(storage: Storage): Promise<void> {
	const { missing } = await shippedRolesIn(storage);
	if (missing.length > 0) await storage.bulkDocs(missing);
}

/**
 * The same for a company that is at work: it gets the roles that a newer program comes with. A place
 * without any role is nobody's yet, and stays empty: a company may be moved there.
 */
export async function renewShippedRoles(storage: Storage): Promise<void> {
	const { isCompany, missing } = await shippedRolesIn(storage);
	if (isCompany && missing.length > 0) await storage.bulkDocs(missing);
}

/** As they are written first. */
export function shippedRoleRevisions(): readonly RevisionInput[] {
	return shippedRoles.map(({ slug, values }) =>
		firstRevision(
			formatDocId({ kind: 'role', slug }),
			{ ...values, name: { ...values.name }, sections: { ...values.sections } },
			SHIPPED_AT
		)
	);
}

async function shippedRolesIn(
	storage: Storage
): Promise<{ readonly isCompany: boolean; readonly missing: readonly RevisionInput[] }> {
	const roles = shippedRoleRevisions();
	// Tombstones are among them: what an administrator deleted is known.
	const known = await storage.leaves(roles.map(({ id }) => id));
	return { isCompany: known.size > 0, missing: roles.filter(({ id }) => !known.has(id)) };
}
