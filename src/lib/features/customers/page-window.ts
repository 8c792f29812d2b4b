/** Rows that will be on the screen soon, whichever way one scrolls. */
const NEAR = 50;

/** Which pages of a long list are in sight or near it, and which of those have to be asked for. */
export class PageWindow {
	readonly #fresh = new Set<number>();
	#first = 0;
	#last = 0;
	#near: readonly number[] = [];
	#end = Infinity;

	constructor(private readonly size: number) {}

	/** Rows from `first` to `last` are on the screen. */
	show(first: number, last: number): void {
		this.#first = this.#pageOf(first);
		this.#last = this.#pageOf(last);
		this.#near = [this.#pageOf(last + NEAR), this.#pageOf(Math.max(0, first - NEAR))];
	}

	/** How many rows there are. */
	endAt(total: number): void {
		this.#end = Math.ceil(total / this.size);
	}

	/** The next page that is not known to be right, or null: what is in sight goes before what is near. */
	stale(): number | null {
		for (let page = this.#first; page <= this.#last; page++) {
			if (!this.#fresh.has(page)) return page;
		}
		return this.#near.find((page) => page < this.#end && !this.#fresh.has(page)) ?? null;
	}

	/** To be called before the page is asked for, so that a change that comes meanwhile undoes it. */
	trust(page: number): void {
		this.#fresh.add(page);
	}

	distrust(page: number): void {
		this.#fresh.delete(page);
	}

	distrustAll(): void {
		this.#fresh.clear();
	}

	#pageOf(row: number): number {
		return Math.floor(row / this.size);
	}
}
