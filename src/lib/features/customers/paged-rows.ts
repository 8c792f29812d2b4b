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

	/** @param rows of this page, and of as many after it as they fill */
	with(page: number, rows: readonly CustomerRow[], length: number): PagedRows {
		const pages = new Map(this.pages).set(page, rows.slice(0, PAGE));
		for (let at = PAGE; at < rows.length; at += PAGE) {
			pages.set(page + at / PAGE, rows.slice(at, at + PAGE));
		}
		return new PagedRows(length, pages);
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
