import type { SortLanguage } from '#domain/search/sort-key.ts';
import { wordsOfText, type SearchedText } from '#domain/search/searched-text.ts';
import { excerpt, tellingText } from '#domain/search/telling-text.ts';
import { queryTokens } from '#domain/search/tokens.ts';
import { WordIndex, type WordSearch } from '#domain/search/word-index.ts';
import { breathing, type Breath } from './breath.ts';
import { CustomerOrders } from './customer-orders.ts';
import type { RowMatch } from './customer-row.ts';
import { CustomerSelections, type CatalogueSearch } from './customer-selections.ts';
import type { CustomerSummary, ListedCustomer } from './customer-summary.ts';
import type { CustomerSort } from './engine-api.ts';
import type { CustomerTexts } from './customer-texts.ts';
import { Leisure } from './leisure.ts';
import { fieldNumber, fieldWeights, searchedFields, textsNumber } from './searched-fields.ts';

/** Enough that beginnings and slips have been looked for, and that a page of rows was marked. */
const REHEARSED_LETTERS = 6;
const REHEARSED_ROWS = 25;
/** With fewer letters, half of all notes have such a word: nobody was looking for them. */
const LETTERS_OF_TEXTS = 3;
const SHOWN = ['name', 'company', 'city', 'postcode'].map((field) =>
	searchedFields.indexOf(field as 'name')
);

/**
 * Every customer on the device, in memory. It knows nothing of where they come from, so that a list
 * can be answered before the database is open.
 */
export class CustomerCatalogue {
	/** each at a place that stays theirs; null where somebody has gone */
	readonly #customers: (ListedCustomer | null)[] = [];
	readonly #places = new Map<string, number>();
	readonly #index = new WordIndex(fieldWeights, fieldNumber('name'));
	readonly #orders = new CustomerOrders(() => [...this.all()], breathing);
	readonly #free: number[] = [];
	readonly selections = new CustomerSelections(this);
	#version = 0;
	#putAway = 0;
	#withheld: ReadonlySet<string> = new Set();
	#texts: CustomerTexts | null = null;
	#indexing: Promise<void> | null = null;

	/** @param leisure for what is filed while others may look for somebody */
	constructor(readonly leisure = new Leisure(0)) {}

	get size(): number {
		return this.#places.size;
	}

	get version(): number {
		return this.#version;
	}

	get putAway(): number {
		return this.#putAway;
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
			if (customer?.summary.archived === true) this.#putAway += 1;
		}
	}

	/** @returns the places that look different now */
	change(come: readonly ListedCustomer[], gone: readonly string[]): readonly number[] {
		this.#version += 1;
		const leaving = new Set<CustomerSummary>();
		const touched: number[] = [];
		for (const customer of come) touched.push(this.#put(customer, leaving));
		for (const cid of gone) touched.push(...this.#remove(cid, leaving));
		this.#putAway += archivedAmong(come.map(({ summary }) => summary)) - archivedAmong(leaving);
		this.#orders.change({ gone: leaving, come: come.map(({ summary }) => summary) });
		return touched;
	}

	/** Names of what nobody here may search by. */
	get withheld(): ReadonlySet<string> {
		return this.#withheld;
	}

	withhold(fields: ReadonlySet<string>): void {
		this.#version += 1;
		this.#withheld = fields;
	}

	/** From here on, customers are found by these too. */
	async adoptTexts(texts: CustomerTexts, breath: Breath): Promise<void> {
		await this.searchable();
		const isFirst = this.#texts === null;
		this.#texts = texts;
		for (let place = 0; place < this.#customers.length; place++) {
			const customer = this.#customers[place] ?? null;
			if (customer !== null && isFirst) this.#fileTexts(place, customer);
			else if (customer !== null) this.#file(place, customer);
			await breath();
		}
		this.#version += 1;
	}

	/** What these can be found by is something else now. */
	async tellTexts(cids: readonly string[], breath: Breath): Promise<void> {
		await this.searchable();
		for (const cid of cids) {
			const place = this.#places.get(cid);
			const customer = this.#customer(cid);
			if (place !== undefined && customer !== null) this.#file(place, customer);
			await breath();
		}
		this.#version += 1;
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
			const { matchOf } = await this.search(name.slice(0, letters));
			for (const cid of cids) matchOf(cid);
			await breath();
		}
	}

	async search(text: string): Promise<CatalogueSearch> {
		await this.searchable();
		const found = this.#index.having(
			queryTokens(text),
			(field, typed) =>
				(field !== textsNumber || typed.length >= LETTERS_OF_TEXTS) &&
				!this.#withheld.has(searchedFields[field] ?? '')
		);
		return { scores: found.scores, matchOf: (cid) => this.#match(found, cid) };
	}

	/** Why somebody was found: marked where the row shows it, told where it does not. */
	#match(search: WordSearch, cid: string): RowMatch {
		const { marks, marksOfName } = search;
		const fields = (this.#customer(cid)?.words ?? '').split('\t');
		const shown = SHOWN.flatMap((field) => (fields[field] ?? '').split(' '));
		const told = tellingText(() => this.#textsOf(cid), shown, search);
		const name = (fields[fieldNumber('name')] ?? '').split(' ');
		const matched = [...new Set([...marks(fields.join(' ').split(' ')), ...marksOfName(name)])];
		if (told === null) return { matched };
		const all = [...new Set([...matched, ...marks(wordsOfText(told))])];
		return { matched: all, found: { field: told.field, text: excerpt(told.text, all) } };
	}

	/** Whose name sounds like this one, the nearest first. */
	async namedLike(name: string, limit: number): Promise<readonly string[]> {
		await this.searchable();
		if (this.#withheld.has('name')) return [];
		const hits = this.#index.like(queryTokens(name), fieldNumber('name'));
		return this.#cids(hits.slice(0, limit).map(({ key }) => key));
	}

	/** Whoever has exactly these words there. */
	async having(field: 'phones' | 'emails' | 'postcode', text: string): Promise<readonly string[]> {
		await this.searchable();
		if (this.#withheld.has(field)) return [];
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

	#textsOf(cid: string): readonly SearchedText[] {
		const tags = this.get(cid)?.tags ?? [];
		return this.#texts?.of(cid) ?? tags.map((text) => ({ field: 'tags', text }));
	}

	#file(place: number, customer: ListedCustomer): void {
		this.#index.put(place, customer.words.split('\t'));
		this.#fileTexts(place, customer);
	}

	#fileTexts(place: number, { summary }: ListedCustomer): void {
		if (this.#texts !== null) this.#index.add(place, textsNumber, this.#texts.wordsOf(summary.cid));
	}
}

function archivedAmong(customers: Iterable<CustomerSummary>): number {
	let count = 0;
	for (const { archived } of customers) if (archived === true) count += 1;
	return count;
}
