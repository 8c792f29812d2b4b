import type { Contest } from '#domain/documents/contest.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { foreignEdits } from '#domain/merge/foreign-edits.ts';
import { highestStamp } from '#domain/merge/highest-stamp.ts';
import { settle } from '#domain/merge/settle.ts';
import { nextStamp } from '#domain/merge/stamp.ts';
import type { JsonBody } from '../storage/port.ts';

/** Stamps of the server's own edits. */
const SERVER = 'server';

/**
 * The body of a contest's next revision: what differs from the one before is an edit of the server's.
 *
 * @param before merged over all live leaves, or null for the first
 * @param now milliseconds since the epoch
 */
export function contestBody(before: JsonBody | null, next: Contest, now: number): JsonBody {
	const { _id, _rev, m: _m, ...values } = next;
	const content = values as JsonObject;
	if (before === null) return createBody(content, nextStamp(null, now, SERVER));
	const { state } = settle({ rev: null, body: before });
	// Steps are the one list of items, and each bears an id of its own.
	const edits = foreignEdits(state, content, (list, index) => `${list}-${index}`);
	return applyEdits(before, edits, nextStamp(highestStamp(before), now, SERVER));
}
