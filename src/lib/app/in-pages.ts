import type { DocumentStore, IdRange, ListedDocument } from '../store/document-store.ts';

const PAGE = 200;

/**
 * All documents of a range.
 *
 * @param size so many at a time
 */
export async function* inPages(
	documents: Pick<DocumentStore, 'list'>,
	range: IdRange,
	size = PAGE
): AsyncIterable<readonly ListedDocument[]> {
	let { from } = range;
	for (;;) {
		const page = await documents.list({ from, to: range.to, limit: size });
		yield page;
		const last = page.at(-1);
		if (last === undefined || page.length < size) return;
		// The least text that is greater.
		from = `${last.id}\u0000`;
	}
}
