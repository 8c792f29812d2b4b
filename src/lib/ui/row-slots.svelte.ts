/** A place in the document that shows one row of a list, and another one after it. */
export class RowSlot {
	row = $state(0);
	/** from the first of the others, in pixels, where it doesn't follow them */
	apart = $state<number | null>(null);
	/** shows nothing at the moment */
	idle = $state(false);
	element: HTMLElement | null = null;
	/** as it was measured last, whatever it showed; 0 before */
	height = 0;
}

export interface RowRange {
	readonly first: number;
	readonly last: number;
}

/**
 * Which slot shows which row. Slots are made once and handed on from the row that leaves the screen to
 * the one that comes: making and destroying them is what makes a long list jerk.
 */
export class RowSlots {
	#all = $state.raw<readonly RowSlot[]>([]);

	/** in the order of the document */
	get all(): readonly RowSlot[] {
		return this.#all;
	}

	/**
	 * @param kept a row outside of the range that stays, because it has the focus
	 * @returns the slots that show another row than before
	 */
	show(range: RowRange, kept: number | null): readonly RowSlot[] {
		const stays = ({ idle, row }: RowSlot): boolean =>
			!idle && (row === kept || (row >= range.first && row <= range.last));
		const staying = this.#all.filter(stays).map(({ row }) => row);
		const free = this.#all.filter((slot) => !stays(slot));
		const changed: RowSlot[] = [];
		for (let row = range.first; row <= range.last; row++) {
			if (!staying.includes(row)) changed.push(this.#give(free.shift() ?? new RowSlot(), row));
		}
		for (const slot of free) slot.idle = true;
		const made = changed.filter((slot) => !this.#all.includes(slot));
		if (made.length > 0) this.#all = [...this.#all, ...made];
		return changed;
	}

	/** Puts them into the order in which the rows are read, and gone through with Tab. */
	sort(): void {
		const sorted = this.#all.every(
			(slot, index) => index === 0 || (this.#all[index - 1]?.row ?? 0) <= slot.row
		);
		if (!sorted) this.#all = [...this.#all].sort((a, b) => a.row - b.row);
	}

	#give(slot: RowSlot, row: number): RowSlot {
		slot.row = row;
		slot.idle = false;
		return slot;
	}
}
