import type { CustomerRow } from '$lib/app/engine-api.ts';

export const PAGE = 25;

/** The rows of a long list, as many pages of them as have been fetched. Never changes: it is replaced. */
export class PagedRows {
	static readonly none = new PagedRows(0, new Map());

	private constructor(
		/** of the whole list */
		readonly length: number,
		private readonly pages: ReadonlyMap<number, readonly CustomerRow[]>
	) {}

	/** undefined where the page has not been fetched */
	at(index: number): CustomerRow | undefined {
		return index < this.length
			? this.pages.get(Math.floor(index / PAGE))?.[index % PAGE]
			: undefined;
	}

	with(page: number, rows: readonly CustomerRow[], length: number): PagedRows {
		return new PagedRows(length, new Map(this.pages).set(page, rows));
	}

	/** Where somebody stands among the rows that are known, or -1. */
	indexOf(cid: string): number {
		for (const [page, rows] of this.pages) {
			const found = rows.findIndex((row) => row.cid === cid);
			if (found !== -1) return page * PAGE + found;
		}
		return -1;
	}
}
