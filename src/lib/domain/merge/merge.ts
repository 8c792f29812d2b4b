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
 * `merge` over any number, such as a document's leaves. One alone, if it is stamped, is returned as it is.
 *
 * @throws TypeError when there is none
 */
export function mergeAll(bodies: readonly PlainBody[]): MergeBody {
	const [only] = bodies;
	const settled = bodies.map((body) => settle({ rev: null, body }));
	const [first, ...others] = settled;
	if (first === undefined || only === undefined) throw new TypeError('nothing to merge');
	if (others.length === 0 && first.stamped) return only as MergeBody;
	return writeBody(others.reduce((state, other) => joinStates(state, other.state), first.state));
}
