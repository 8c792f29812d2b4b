/** What can be asked of a VirtualList. */
export interface ListHandle {
	/** The first row in sight, and how much of it is above the upper edge, in pixels. */
	place(): { readonly first: number; readonly below: number };
	/** Brings a row to the upper edge, or so many pixels above it. */
	scrollToRow(index: number, below?: number): void;
	/** Scrolls no further than is needed to see the whole row. Resolves when it is in the document. */
	reveal(index: number): Promise<HTMLElement | null>;
}
