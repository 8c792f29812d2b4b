interface Kept<T> {
	readonly key: string;
	readonly row: T;
}

/**
 * The lowest of all that it is offered, in any order: a page of what is sorted nowhere, without sorting
 * what is not on it.
 */
export class LowestFirst<T> {
	readonly #limit: number;
	readonly #after: string;
	#kept: Kept<T>[] = [];
	#isCut = false;
	/** no key from here on is on the page; null while it has room */
	#bound: string | null = null;

	/** @param after keys up to and with this one are not on the page */
	constructor(limit: number, after: string) {
		this.#limit = limit;
		this.#after = after;
	}

	/** @returns whether there is room for anything above it */
	offer(key: string, row: () => T): boolean {
		if (key <= this.#after) return true;
		if (this.#bound !== null && key >= this.#bound) {
			this.#isCut = true;
			return false;
		}
		this.#kept.push({ key, row: row() });
		if (this.#kept.length >= 2 * this.#limit) this.#cut();
		return true;
	}

	/** In order. */
	rows(): T[] {
		this.#cut();
		return this.#kept.map(({ row }) => row);
	}

	/** Whether there are more than the page holds. Asked for after its rows. */
	get isCut(): boolean {
		return this.#isCut;
	}

	#cut(): void {
		this.#kept.sort((a, b) => (a.key < b.key ? -1 : 1));
		if (this.#kept.length < this.#limit) return;
		if (this.#kept.length > this.#limit) this.#isCut = true;
		this.#kept.length = this.#limit;
		this.#bound = this.#kept.at(-1)?.key ?? null;
	}
}
