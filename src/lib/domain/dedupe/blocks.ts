/** Cards by what they have in common, each at its place. */
export class Blocks {
	readonly #largest: number;
	/** most keys are one card's alone: no list for those */
	readonly #blocks = new Map<number, number | number[]>();
	readonly #keys: (readonly number[])[] = [];

	/** @param largest of a block that is a hint at all */
	constructor(largest: number) {
		this.#largest = largest;
	}

	/** The next card, at the place after the last. */
	add(keys: readonly number[]): void {
		const place = this.#keys.push(keys) - 1;
		for (const key of keys) {
			const block = this.#blocks.get(key);
			if (block === undefined) this.#blocks.set(key, place);
			else if (typeof block === 'number') this.#blocks.set(key, [block, place]);
			// One more than the largest says enough.
			else if (block.length <= this.#largest) block.push(place);
		}
	}

	/** Visits those who stand before a card and have a key in common with it; several times where they have several. */
	visitBefore(place: number, visit: (other: number) => void): void {
		for (const key of this.#keys[place] ?? []) {
			const block = this.#blocks.get(key);
			if (typeof block !== 'object' || block.length > this.#largest) continue;
			for (const other of block) {
				if (other >= place) break;
				visit(other);
			}
		}
	}
}
