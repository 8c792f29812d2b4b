import type { EngineClient } from '$lib/app/context.ts';
import type { CustomerPage, CustomerQuery } from '$lib/app/engine-api.ts';
import { PagedRows, PAGE } from './paged-rows.ts';
import { PageWindow, type PageRun } from './page-window.ts';

/** So long the rows in sight have for being painted, and the next key for being answered. */
const NEAR_MS = 100;

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
	#foreseen: { readonly question: string; readonly answer: Promise<CustomerPage> } | null = null;
	#fetching = false;
	#later: ReturnType<typeof setTimeout> | undefined;
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

	/**
	 * This is going to be asked in a moment: whoever answers can begin. Nothing is lost where it is not,
	 * and somebody who waits for another answer does not wait longer.
	 */
	foresee(question: CustomerQuestion): void {
		if (this.#fetching) return;
		const answer = this.engine.customers({ ...question, offset: 0, limit: PAGE });
		// Whoever asks hears of what fails.
		answer.catch(() => undefined);
		this.#foreseen = { question: JSON.stringify(question), answer };
	}

	ask(question: CustomerQuestion): void {
		clearTimeout(this.#later);
		this.#later = undefined;
		this.#question = question;
		this.#window.show(0, 0);
		this.#window.distrustAll();
		void this.#fetch();
	}

	/** Rows from `first` to `last` are on the screen. */
	show(first: number, last: number): void {
		this.#window.show(first, last);
		void this.#fetch();
	}

	/** Something changed on the device: what is in sight is asked for again, and stays meanwhile. */
	refresh(): void {
		this.#foreseen = null;
		this.#window.distrustAll();
		void this.#fetch();
	}

	async #fetch(next = () => this.#window.staleInSight()): Promise<void> {
		if (this.#fetching) return;
		this.#fetching = true;
		try {
			while (await this.#fetchRun(next()));
			this.#error = null;
		} catch (error) {
			this.#error = error;
		} finally {
			this.#fetching = false;
		}
		if (this.#error === null && this.#window.staleNear() !== null) this.#fetchNearLater();
	}

	/** Not put off by every row that comes into sight: who scrolls on would never find a row ready. */
	#fetchNearLater(): void {
		const next = () => this.#window.staleInSight() ?? this.#window.staleNear();
		this.#later ??= setTimeout(() => {
			this.#later = undefined;
			void this.#fetch(next);
		}, NEAR_MS);
	}

	/** @param run of pages to be fetched @returns whether they were */
	async #fetchRun(run: PageRun | null): Promise<boolean> {
		const question = this.#question;
		if (run === null || question === null) return false;
		this.#window.trust(run);
		try {
			const answer = await this.#pagesOf(question, run);
			// Overtaken by another question, which has its own pages to fetch.
			if (question !== this.#question) return true;
			const former = this.#answered === question ? this.#rows : PagedRows.none;
			this.#rows = former.with(run.first, answer.rows, answer.total);
			this.#of = answer.of;
			this.#window.endAt(answer.total);
			this.#answered = question;
			return true;
		} catch (error) {
			this.#window.distrust(run);
			throw error;
		}
	}

	#pagesOf(question: CustomerQuestion, { first, last }: PageRun): Promise<CustomerPage> {
		const foreseen = this.#foreseen;
		this.#foreseen = null;
		const isFirst = first === 0 && last === 0;
		if (isFirst && foreseen?.question === JSON.stringify(question)) return foreseen.answer;
		const limit = (last - first + 1) * PAGE;
		return this.engine.customers({ ...question, offset: first * PAGE, limit });
	}
}
