import type { EngineClient } from '$lib/app/context.ts';
import type { CustomerQuery } from '$lib/app/engine-api.ts';
import { PagedRows, PAGE } from './paged-rows.ts';
import { PageWindow } from './page-window.ts';

export type CustomerQuestion = Omit<CustomerQuery, 'offset' | 'limit'>;

/**
 * The answer to a question over all customers, of which only the pages in sight are fetched: a list of
 * 50,000 costs what is on the screen. One request at a time: while somebody types, the letters in
 * between are skipped rather than queued.
 */
export class CustomerPages {
	#rows = $state.raw(PagedRows.none);
	#of = $state(0);
	#answered = $state.raw<CustomerQuestion | null>(null);
	#error = $state.raw<unknown>(null);
	#question: CustomerQuestion | null = null;
	#fetching = false;
	readonly #window = new PageWindow(PAGE);

	constructor(private readonly engine: Pick<EngineClient, 'customers'>) {}

	/** As many as match. */
	get rows(): PagedRows {
		return this.#rows;
	}

	/** customers on the device */
	get of(): number {
		return this.#of;
	}

	/** the question that `rows` answers, or null before the first answer */
	get answered(): CustomerQuestion | null {
		return this.#answered;
	}

	get error(): unknown {
		return this.#error;
	}

	ask(question: CustomerQuestion): void {
		this.#question = question;
		this.#window.show(0, 0);
		this.refresh();
	}

	/** Rows from `first` to `last` are on the screen. */
	show(first: number, last: number): void {
		this.#window.show(first, last);
		void this.#fetch();
	}

	/** Something changed on the device: what is in sight is asked for again, and stays meanwhile. */
	refresh(): void {
		this.#window.distrustAll();
		void this.#fetch();
	}

	async #fetch(): Promise<void> {
		if (this.#fetching) return;
		this.#fetching = true;
		try {
			while (await this.#fetchOne());
			this.#error = null;
		} catch (error) {
			this.#error = error;
		} finally {
			this.#fetching = false;
		}
	}

	/** @returns false when there is nothing to fetch */
	async #fetchOne(): Promise<boolean> {
		const page = this.#window.stale();
		const question = this.#question;
		if (page === null || question === null) return false;
		this.#window.trust(page);
		try {
			const answer = await this.engine.customers({ ...question, offset: page * PAGE, limit: PAGE });
			// Overtaken by another question, which has its own pages to fetch.
			if (question !== this.#question) return true;
			const former = this.#answered === question ? this.#rows : PagedRows.none;
			this.#rows = former.with(page, answer.rows, answer.total);
			this.#of = answer.of;
			this.#window.endAt(answer.total);
			this.#answered = question;
			return true;
		} catch (error) {
			this.#window.distrust(page);
			throw error;
		}
	}
}
