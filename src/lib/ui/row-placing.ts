import { RowHeights } from './row-heights.ts';
import type { RowRange } from './row-slots.svelte.ts';

/** Until one row has been measured. */
const GUESS = 68;

export interface MeasuredRow {
	readonly row: number;
	readonly height: number;
}

/** Rows that are ready outside of what is seen. */
export interface Spare {
	readonly above: number;
	readonly below: number;
}

/**
 * Where the rows of a long list stand and which of them are in sight, in pixels. Rows above that turn
 * out to be higher than was thought shift what is being read in the document, not on the screen: the
 * position is put right by `settle`, at rest, since to touch it stops a finger's momentum.
 */
export class RowPlacing {
	/** what the scroller says */
	top = 0;
	viewport = 0;
	#heights = new RowHeights(0, GUESS);
	#measured = false;
	#shift = 0;

	get count(): number {
		return this.#heights.count;
	}

	/** of everything that can be scrolled through */
	get length(): number {
		return this.#heights.total - this.#shift;
	}

	/** The upper edge of what is seen, if all rows were where they belong. */
	get edge(): number {
		return this.top + this.#shift;
	}

	get sight(): RowRange {
		return {
			first: this.#heights.rowAt(this.edge),
			last: this.#heights.rowAt(this.edge + this.viewport)
		};
	}

	/** What is in sight and so many rows around it. */
	around({ first, last }: RowRange, { above, below }: Spare): RowRange {
		return {
			first: Math.max(0, first - above),
			last: Math.min(this.count - 1, last + below)
		};
	}

	/** from the top of what is scrolled */
	topOf(row: number): number {
		return this.#heights.topOf(row) - this.#shift;
	}

	heightOf(row: number): number {
		return this.#heights.of(row);
	}

	/** The first row in sight, and how much of it is above the upper edge. */
	place(): { readonly first: number; readonly below: number } {
		const first = this.#heights.rowAt(this.edge);
		return { first, below: this.edge - this.#heights.topOf(first) };
	}

	/** As many rows from now on; of the others nothing is known any more but these. */
	recount(count: number, known: readonly MeasuredRow[]): void {
		this.#renew(count, this.#heights.usual, known);
	}

	/** Most rows are as low as they can be. @returns whether every row stands elsewhere now */
	takeAsUsual(found: readonly MeasuredRow[]): boolean {
		if (this.#measured) return false;
		this.#measured = true;
		const lowest = Math.min(...found.map(({ height }) => height));
		if (lowest === this.#heights.usual) return false;
		this.#renew(this.count, lowest, found);
		return true;
	}

	/** @returns whether anything below has moved */
	measure(found: readonly MeasuredRow[]): boolean {
		const { first } = this.sight;
		let moved = false;
		for (const { row, height } of found) {
			const more = this.#heights.measure(row, height);
			if (row < first) this.#shift += more;
			moved ||= more !== 0;
		}
		return moved;
	}

	get settled(): boolean {
		return this.#shift === 0;
	}

	/** Puts all rows where they belong. Whoever calls it scrolls the list to its `edge` of before. */
	settle(): void {
		this.#shift = 0;
	}

	/** The edge that is nearest to this one and has the whole row in sight. */
	edgeFor(row: number): number {
		const from = this.#heights.topOf(row);
		if (from < this.edge) return from;
		return Math.max(this.edge, from + this.heightOf(row) - this.viewport);
	}

	#renew(count: number, usual: number, known: readonly MeasuredRow[]): void {
		this.#heights = new RowHeights(count, usual);
		for (const { row, height } of known) if (row < count) this.#heights.measure(row, height);
	}
}
