import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { CustomerCore } from '#domain/documents/customer.ts';
import {
	customerSearchText,
	type CustomerSearchText
} from '#domain/search/customer-search-text.ts';
import { swappedLetters } from '#domain/search/swapped-letters.ts';
import { queryTokens, tokensOf } from '#domain/search/tokens.ts';

/** A customer that matches, best first. */
export interface CustomerHit {
	readonly cid: string;
	/** folded words to mark */
	readonly matched: readonly string[];
}

type Field = keyof CustomerSearchText;

const FIELDS: readonly Field[] = [
	'name',
	'company',
	'phones',
	'emails',
	'streets',
	'city',
	'postcode',
	'tags'
];

/** Names are what people type; the rest narrows down. */
const BOOST: Readonly<Partial<Record<Field, number>>> = {
	name: 4,
	company: 3,
	phones: 2,
	emails: 2
};

/** Customers are added so many at a time, so that a call is answered in between. */
const CHUNK = 250;

/** Full-text search over all customers on the device, in memory: prefixes and typing errors allowed. */
export class CustomerIndex {
	readonly #index = new MiniSearch<CustomerSearchText & { readonly id: string }>({
		fields: [...FIELDS],
		tokenize: tokensOf,
		processTerm: (term) => term,
		searchOptions: { tokenize: queryTokens, boost: { ...BOOST } }
	});

	async addAll(customers: readonly (readonly [cid: string, core: CustomerCore])[]): Promise<void> {
		const texts = customers.map(([cid, core]) => ({ id: cid, ...customerSearchText(core) }));
		await this.#index.addAllAsync(texts, { chunkSize: CHUNK });
	}

	put(cid: string, core: CustomerCore): void {
		const text = { id: cid, ...customerSearchText(core) };
		if (this.#index.has(cid)) this.#index.replace(text);
		else this.#index.add(text);
	}

	remove(cid: string): void {
		if (this.#index.has(cid)) this.#index.discard(cid);
	}

	/** Every word must match somewhere. */
	search(text: string): readonly CustomerHit[] {
		const queries = queryTokens(text).map(withSlips);
		return this.#find({ combineWith: 'AND', queries }, { prefix: true, fuzzy });
	}

	/** Names that sound like this one; any word may match. */
	namesLike(name: string, limit: number): readonly string[] {
		const hits = this.#find(name, { fields: ['name'], combineWith: 'OR', prefix: true, fuzzy });
		return hits.slice(0, limit).map((hit) => hit.cid);
	}

	/** Whoever has exactly these words in this field. */
	having(field: 'phones' | 'emails' | 'postcode', text: string): readonly string[] {
		return this.#find(text, { fields: [field], combineWith: 'AND' }).map((hit) => hit.cid);
	}

	#find(query: Query, options: SearchOptions): readonly CustomerHit[] {
		return this.#index.search(query, options).map(({ id, terms, queryTerms }) => ({
			cid: id as string,
			matched: terms.map((term) => queryTerms.find((typed) => term.startsWith(typed)) ?? term)
		}));
	}
}

/** One slip in four letters, two in eight; digits are copied rather than remembered. */
function fuzzy(term: string): number | false {
	if (/\d/.test(term) || term.length < 4) return false;
	return term.length < 8 ? 1 : 2;
}

/** The word as typed, or as it would have been typed with one pair of letters the other way round. */
function withSlips(term: string): Query {
	if (fuzzy(term) !== 1) return term;
	const swapped = { queries: [...swappedLetters(term)], fuzzy: false, boostTerm: () => 0.5 };
	return { combineWith: 'OR', queries: [term, swapped] };
}
