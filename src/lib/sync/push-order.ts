import { parseDocId } from '#domain/documents/ids.ts';
import type { Revision } from '../store/revision.ts';

/**
 * What others follow from goes first: an entry makes its customer, and a customer's documents are
 * judged by its card. What is large goes last, so that words are safe before pictures.
 */
export function pushRank(id: string): number {
	const parsed = parseDocId(id);
	switch (parsed?.kind) {
		case 'entry':
			return 0;
		case 'customer':
			return parsed.section === 'core' ? 1 : 2;
		case 'edit':
			// With what it tells of, so that the server need not tell of it by itself.
			return parsed.section === 'core' ? 1 : 2;
		case 'file':
		case 'picture':
			return 4;
		default:
			return 3;
	}
}

/** Well below what the server takes: on a slow line a smaller piece gets through sooner. */
const BATCH_CHARS = 1_500_000;

/** Cuts revisions into requests by their size; one alone may be larger. */
export function inRequests(revisions: readonly Revision[]): readonly (readonly Revision[])[] {
	const requests: Revision[][] = [];
	let chars = BATCH_CHARS;
	for (const revision of revisions) {
		const size = JSON.stringify(revision.body).length;
		if (chars + size > BATCH_CHARS) {
			requests.push([]);
			chars = 0;
		}
		requests.at(-1)?.push(revision);
		chars += size;
	}
	return requests;
}
