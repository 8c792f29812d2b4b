import { customerId } from '#domain/documents/ids.ts';
import type { ImportedCustomer } from '#domain/exchange/row-to-customer.ts';
import type { Storage } from '../storage/port.ts';
import { firstRevision } from './first-revision.ts';

/** Small enough that a server on the same file waits for milliseconds only. */
const BATCH = 500;

/** Says nothing of when it took place: the same row must give the same revision on any day. */
const IMPORTED_AT = Date.UTC(2026, 0, 1);

/**
 * Adds the customers that are not there. One that is there, with whatever was changed on it since, is
 * left alone: a second first revision would be a conflict that nobody made.
 */
export async function writeImported(
	storage: Storage,
	customers: readonly ImportedCustomer[]
): Promise<{ readonly added: number; readonly known: number }> {
	const byId = new Map(
		customers.map(({ cid, values }) => [
			customerId(cid),
			firstRevision(customerId(cid), values, IMPORTED_AT)
		])
	);
	const revisions = [...byId.values()];
	let added = 0;
	for (let start = 0; start < revisions.length; start += BATCH) {
		const batch = revisions.slice(start, start + BATCH);
		const known = await storage.leaves(batch.map(({ id }) => id));
		const missing = batch.filter(({ id }) => !known.has(id));
		const results = await storage.bulkDocs(missing);
		added += results.filter(({ outcome }) => outcome === 'written').length;
	}
	return { added, known: customers.length - added };
}
