/** Rows that will be on the screen soon, whichever way one scrolls. */
const NEAR = 30;

/** Pages that follow one another. */
export interface PageRun {
	readonly first: number;
	readonly last: number;
}

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

	/**
	 * The next pages in sight that are not known to be right, or null. All together, up to one that is: what
	 * comes in two answers is laid out twice.
	 */
	staleInSight(): PageRun | null {
		const first = this.#staleAmong(this.#first, this.#last);
		if (first === null) return null;
		let last = first;
		while (this.#staleAmong((last + 1) * this.size, this.#last) === last + 1) last += 1;
		return { first, last };
	}

	/** The next such page near to what is in sight, or null. */
	staleNear(): PageRun | null {
		const page =
			this.#staleAmong(this.#last, this.#last + NEAR) ??
			this.#staleAmong(this.#first - NEAR, this.#first);
		return page === null ? null : { first: page, last: page };
	}

	/** To be called before the pages are asked for, so that a change that comes meanwhile undoes it. */
	trust({ first, last }: PageRun): void {
		for (let page = first; page <= last; page++) this.#fresh.add(page);
	}

	distrust({ first, last }: PageRun): void {
		for (let page = first; page <= last; page++) this.#fresh.delete(page);
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
