import type { MergeBody, PlainBody } from './merge-body.ts';
import { settle } from './settle.ts';
import { joinStates } from './state.ts';
import { writeBody } from './write-body.ts';

/**
 * Two contents of one document as one, in which no value is lost: each that somebody wrote is shown,
 * or stands beside the one shown as an open conflict, or gave way to an edit that had seen it.
 * Order, grouping and repetition do not matter. A content without a usable `m` counts as the edits of
 * a device of its own; the server stamps such revisions better, for it knows their parents.
 */
export function merge(a: PlainBody, b: PlainBody): MergeBody {
	return mergeAll([a, b]);
}

/**
 * `merge` over any number, such as a document's leaves. One alone is returned as it is, unless it has
 * no `m` at all: nearly every document has one leaf, and a phone reads ten thousand of them at start.
 *
 * @throws TypeError when there is none
 */
export function mergeAll(bodies: readonly PlainBody[]): MergeBody {
	const [only, ...others] = bodies;
	if (only === undefined) throw new TypeError('nothing to merge');
	if (others.length === 0 && hasMerging(only)) return only;
	const states = bodies.map((body) => settle({ rev: null, body }).state);
	return writeBody(states.reduce(joinStates));
}

function hasMerging(body: PlainBody): body is MergeBody {
	return typeof body['m'] === 'object' && body['m'] !== null;
}
