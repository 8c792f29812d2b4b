import { shippedRoles } from '#domain/access/shipped-roles.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import type { Storage } from '../storage/port.ts';
import { firstRevision } from './first-revision.ts';

/** The same on every machine, so that it is the same revision wherever it is written. */
const SHIPPED_AT = Date.UTC(2026, 0, 1);

/**
 * Writes the roles that Ficha comes with where they are missing. One that is there, however it was
 * changed, is the administrator's and is left alone; so is one that was deleted.
 */
export async function ensureShippedRoles(storage: Storage): Promise<void> {
	const roles = shippedRoles.map(({ slug, values }) => ({
		id: formatDocId({ kind: 'role', slug }),
		values: { ...values, name: { ...values.name }, sections: { ...values.sections } }
	}));
	const known = await storage.leaves(roles.map(({ id }) => id));
	const missing = roles.filter(({ id }) => !known.has(id));
	if (missing.length === 0) return;
	await storage.bulkDocs(missing.map(({ id, values }) => firstRevision(id, values, SHIPPED_AT)));
}
