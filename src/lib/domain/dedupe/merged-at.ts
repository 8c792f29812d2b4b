import { customerMerged } from '../documents/customer.ts';
import type { PlainBody } from '../merge/merge-body.ts';
import { parseStamp } from '../merge/stamp.ts';

/**
 * When a customer was merged into another, in milliseconds since the epoch: by the stamp of what says so,
 * for a field of its own would be a conflict whenever two people merge one pair.
 *
 * @param merged `customer:<cid>:merged`
 * @returns null where the merge was taken back
 */
export function mergedAt(merged: PlainBody): number | null {
	const { into, m } = customerMerged.safeParse({ ...merged, _id: '' }).data ?? {};
	const stamp = m?.f['into'];
	return into === undefined || stamp === undefined ? null : parseStamp(stamp).ms;
}
