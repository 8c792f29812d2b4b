/**
 * How high the rows of a long list are, and so where each of them is: as they were measured, or as high
 * as usual. Every question takes as many steps as the number of rows has binary digits.
 */
export class RowHeights {
	/** of those that are not as high as usual */
	readonly #unusual = new Map<number, number>();
	/** a Fenwick tree of how much each row differs from the usual */
	readonly #differences: Float64Array;

	/** @param usual what a row is taken to be as high as that was not measured, in pixels */
	constructor(
		readonly count: number,
		readonly usual: number
	) {
		this.#differences = new Float64Array(count + 1);
	}

	/** of all rows together */
	get total(): number {
		return this.topOf(this.count);
	}

	of(row: number): number {
		return this.#unusual.get(row) ?? this.usual;
	}

	/** @returns by how much everything below this row moves down */
	measure(row: number, height: number): number {
		const grown = height - this.of(row);
		if (grown === 0) return 0;
		if (height === this.usual) this.#unusual.delete(row);
		else this.#unusual.set(row, height);
		for (let node = row + 1; node <= this.count; node += node & -node) {
			this.#differences[node] = (this.#differences[node] ?? 0) + grown;
		}
		return grown;
	}

	/** Where a row begins, from the top of the list. */
	topOf(row: number): number {
		let top = row * this.usual;
		for (let node = row; node > 0; node &= node - 1) top += this.#differences[node] ?? 0;
		return top;
	}

	/** The row at this distance from the top of the list; the last one further down. */
	rowAt(distance: number): number {
		let row = 0;
		let left = distance;
		for (let step = 2 ** Math.floor(Math.log2(this.count || 1)); step >= 1; step /= 2) {
			const next = row + step;
			if (next > this.count) continue;
			const stretch = step * this.usual + (this.#differences[next] ?? 0);
			if (stretch > left) continue;
			row = next;
			left -= stretch;
		}
		return Math.min(row, Math.max(0, this.count - 1));
	}
}
