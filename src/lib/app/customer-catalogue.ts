import type { SortLanguage } from '#domain/search/sort-key.ts';
import { queryTokens } from '#domain/search/tokens.ts';
import { WordIndex } from '#domain/search/word-index.ts';
import { breathing } from './breath.ts';
import { CustomerOrders } from './customer-orders.ts';
import { CustomerSelections, type CatalogueSearch } from './customer-selections.ts';
import type { CustomerSummary, ListedCustomer } from './customer-summary.ts';
import type { CustomerSort } from './engine-api.ts';
import { fieldNumber, fieldWeights } from './searched-fields.ts';

/** Enough that beginnings and slips have been looked for, and that a page of rows was marked. */
const REHEARSED_LETTERS = 6;
const REHEARSED_ROWS = 25;

/**
 * Every customer on the device, in memory. It knows nothing of where they come from, so that a list
 * can be answered before the database is open.
 */
export class CustomerCatalogue {
	/** each at a place that stays theirs; null where somebody has gone */
	readonly #customers: (ListedCustomer | null)[] = [];
	readonly #places = new Map<string, number>();
	readonly #index = new WordIndex(fieldWeights);
	readonly #orders = new CustomerOrders(() => [...this.all()], breathing);
	readonly #free: number[] = [];
	readonly selections = new CustomerSelections(this);
	#version = 0;
	#indexing: Promise<void> | null = null;

	get size(): number {
		return this.#places.size;
	}

	get version(): number {
		return this.#version;
	}

	get(cid: string): CustomerSummary | undefined {
		return this.#customer(cid)?.summary;
	}

	*all(): Iterable<CustomerSummary> {
		for (const customer of this.#customers) if (customer !== null) yield customer.summary;
	}

	/** By place, as they are kept. */
	get places(): readonly (ListedCustomer | null)[] {
		return this.#customers;
	}

	placeOf(cid: string): number | undefined {
		return this.#places.get(cid);
	}

	/** Begins with what was kept. Only for an empty one. */
	adopt(customers: readonly (ListedCustomer | null)[]): void {
		this.#version += 1;
		for (const customer of customers) {
			const place = this.#customers.push(customer) - 1;
			if (customer === null) this.#free.push(place);
			else this.#places.set(customer.summary.cid, place);
		}
	}

	/** @returns the places that look different now */
	change(come: readonly ListedCustomer[], gone: readonly string[]): readonly number[] {
		this.#version += 1;
		const leaving = new Set<CustomerSummary>();
		const touched: number[] = [];
		for (const customer of come) touched.push(this.#put(customer, leaving));
		for (const cid of gone) touched.push(...this.#remove(cid, leaving));
		this.#orders.change({ gone: leaving, come: come.map(({ summary }) => summary) });
		return touched;
	}

	get orders(): CustomerOrders {
		return this.#orders;
	}

	inOrder(
		sort: readonly CustomerSort[],
		language: SortLanguage
	): Promise<readonly CustomerSummary[]> {
		return this.#orders.by(sort, language);
	}

	/** Resolves when everybody can be found. Whoever comes later can be at once. */
	searchable(): Promise<void> {
		return (this.#indexing ??= this.#indexAll());
	}

	/**
	 * Makes the index before anybody asks, and asks it first: code that has never run takes ten times as
	 * long, and that would be somebody's first letter.
	 */
	async prepareSearch(): Promise<void> {
		await this.searchable();
		const breath = breathing();
		const cids = [...this.#places.keys()].slice(0, REHEARSED_ROWS);
		const name = this.get(cids[0] ?? '')?.name ?? '';
		for (let letters = 1; letters <= Math.min(name.length, REHEARSED_LETTERS); letters++) {
			const { marks } = await this.search(name.slice(0, letters));
			for (const cid of cids) marks(cid);
			await breath();
		}
	}

	async search(text: string): Promise<CatalogueSearch> {
		await this.searchable();
		const { scores, marks } = this.#index.having(queryTokens(text));
		return {
			scores,
			marks: (cid) => marks((this.#customer(cid)?.words ?? '').replaceAll('\t', ' ').split(' '))
		};
	}

	/** Whose name sounds like this one, the nearest first. */
	async namedLike(name: string, limit: number): Promise<readonly string[]> {
		await this.searchable();
		const hits = this.#index.like(queryTokens(name), fieldNumber('name'));
		return this.#cids(hits.slice(0, limit).map(({ key }) => key));
	}

	/** Whoever has exactly these words there. */
	async having(field: 'phones' | 'emails' | 'postcode', text: string): Promise<readonly string[]> {
		await this.searchable();
		return this.#cids(this.#index.exactly(queryTokens(text), fieldNumber(field)));
	}

	#customer(cid: string): ListedCustomer | null {
		const place = this.#places.get(cid);
		return place === undefined ? null : (this.#customers[place] ?? null);
	}

	#cids(places: readonly number[]): readonly string[] {
		return places.flatMap((place) => this.#customers[place]?.summary.cid ?? []);
	}

	#put(customer: ListedCustomer, leaving: Set<CustomerSummary>): number {
		const { cid } = customer.summary;
		const place = this.#places.get(cid) ?? this.#free.pop() ?? this.#customers.length;
		const former = this.#customers[place] ?? null;
		if (former !== null) leaving.add(former.summary);
		this.#customers[place] = customer;
		this.#places.set(cid, place);
		// Before that, it is found when its turn comes.
		if (this.#indexing !== null && former?.words !== customer.words) this.#file(place, customer);
		return place;
	}

	#remove(cid: string, leaving: Set<CustomerSummary>): readonly number[] {
		const place = this.#places.get(cid);
		if (place === undefined) return [];
		const former = this.#customers[place] ?? null;
		if (former !== null) leaving.add(former.summary);
		this.#customers[place] = null;
		this.#places.delete(cid);
		this.#free.push(place);
		this.#index.remove(place);
		return [place];
	}

	async #indexAll(): Promise<void> {
		const breath = breathing();
		// Also over those that come meanwhile: the list may grow under the loop.
		for (let place = 0; place < this.#customers.length; place++) {
			const customer = this.#customers[place] ?? null;
			if (customer !== null && !this.#index.has(place)) this.#file(place, customer);
			await breath();
		}
	}

	#file(place: number, { words }: ListedCustomer): void {
		this.#index.put(place, words.split('\t'));
	}
}
