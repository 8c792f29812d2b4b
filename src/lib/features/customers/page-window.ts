/** Rows that will be on the screen soon, whichever way one scrolls. */
const NEAR = 30;

/** Which pages of a long list are in sight or near it, and which of those have to be asked for. */
export class PageWindow {
	readonly #fresh = new Set<number>();
	#first = 0;
	#last = 0;
	#end = Infinity;

	constructor(private readonly size: number) {}

	/** Rows from `first` to `last` are on the screen. */
	show(first: number, last: number): void {
		this.#first = first;
		this.#last = last;
	}

	/** How many rows there are. */
	endAt(total: number): void {
		this.#end = Math.ceil(total / this.size);
	}

	/** The next page in sight that is not known to be right, or null. */
	staleInSight(): number | null {
		return this.#staleAmong(this.#first, this.#last);
	}

	/** The next such page near to what is in sight, or null. */
	staleNear(): number | null {
		return (
			this.#staleAmong(this.#last, this.#last + NEAR) ??
			this.#staleAmong(this.#first - NEAR, this.#first)
		);
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

	#staleAmong(first: number, last: number): number | null {
		// The first one is asked for of an empty list too: it says that nobody is there.
		const end = Math.min(this.#pageOf(last), Math.max(0, this.#end - 1));
		for (let page = this.#pageOf(Math.max(0, first)); page <= end; page++) {
			if (!this.#fresh.has(page)) return page;
		}
		return null;
	}

	#pageOf(row: number): number {
		return Math.floor(row / this.size);
	}
}
