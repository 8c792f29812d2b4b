import type { Principal } from '#domain/access/principal.ts';
import { parseDocId, type DocId } from '#domain/documents/ids.ts';
import type { RevisionInput } from '../storage/port.ts';

export interface PushedRevisions {
	readonly principal: Principal;
	readonly revisions: readonly RevisionInput[];
}

type CustomerId = Extract<DocId, { readonly cid: unknown }>;

/** Judged by the one customer on whom they hang, and by nothing that another push could bring. */
const KINDS: ReadonlySet<DocId['kind']> = new Set<CustomerId['kind']>([
	'customer',
	'activity',
	'complaint',
	'task',
	'purchase',
	'file',
	'edit'
]);

/**
 * The customers that a push is about, if it is about nothing else: then pushes about different ones
 * come to the same in any order, and in one.
 *
 * @returns null when it may concern others: links, merges, entries, consents, rights
 */
export function customersOf({ revisions }: PushedRevisions): ReadonlySet<string> | null {
	const customers = new Set<string>();
	for (const { id } of revisions) {
		const parsed = parseDocId(id);
		if (parsed === null || !isAboutOne(parsed)) return null;
		customers.add(parsed.cid);
	}
	return customers;
}

function isAboutOne(id: DocId): id is CustomerId {
	if (!KINDS.has(id.kind)) return false;
	return id.kind !== 'customer' || id.section !== 'merged';
}
