/** Which pages of a long list are in sight, and which of those have to be asked for. */
export class PageWindow {
	readonly #fresh = new Set<number>();
	#first = 0;
	#last = 0;

	constructor(private readonly size: number) {}

	/** Rows from `first` to `last` are on the screen. */
	show(first: number, last: number): void {
		this.#first = Math.floor(first / this.size);
		this.#last = Math.floor(last / this.size);
	}

	/** The first page in sight that is not known to be right, or null. */
	stale(): number | null {
		for (let page = this.#first; page <= this.#last; page++) {
			if (!this.#fresh.has(page)) return page;
		}
		return null;
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
}
