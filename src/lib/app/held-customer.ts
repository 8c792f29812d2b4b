import type { LocalDatabase } from '../store/local-database.ts';
import { customerOf } from './customer-ids.ts';
import { standInFor } from './customer-merges.ts';

export interface HeldCustomers {
	readonly database: LocalDatabase;
	/** of a customer; '' for one that the device does not hold */
	readonly nameOf: (cid: string) => string;
}

/**
 * Whom something that is noted on a customer shows with: the one they were merged into, if any.
 *
 * @returns null where the device does not hold them
 */
export async function heldCustomer(
	{ database, nameOf }: HeldCustomers,
	docId: string
): Promise<{ readonly cid: string; readonly name: string } | null> {
	const of = customerOf(docId) ?? '';
	const cid = nameOf(of) === '' ? await standInFor(database, of) : of;
	const name = nameOf(cid);
	return name === '' ? null : { cid, name };
}
