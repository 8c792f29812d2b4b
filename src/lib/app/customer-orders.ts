import { stages } from '#domain/documents/customer.ts';
import { sortKey, sortKeyOrder, type SortLanguage } from '#domain/search/sort-key.ts';
import type { CustomerSummary } from './customer-summary.ts';
import type { CustomerSort } from './engine-api.ts';

type SortBy = CustomerSort['by'];
type Compare = (a: CustomerSummary, b: CustomerSummary) => number;

/** Places in one order, the same for equals; whoever has nothing to be ordered by has none. */
type Ranks = ReadonlyMap<CustomerSummary, number>;

/** The orders of one set of customers, each made when it is first asked for. */
export class CustomerOrders {
	readonly #ranks = new Map<string, Ranks>();
	readonly #orders = new Map<string, readonly CustomerSummary[]>();

	constructor(private readonly customers: readonly CustomerSummary[]) {}

	/** By weight, and equals by name. */
	by(sort: readonly CustomerSort[], language: SortLanguage): readonly CustomerSummary[] {
		const key = `${language} ${sort.map(({ by, descending }) => `${by}${descending ? '-' : ''}`).join()}`;
		const known = this.#orders.get(key) ?? this.#sorted(sort, language);
		this.#orders.set(key, known);
		return known;
	}

	#sorted(sort: readonly CustomerSort[], language: SortLanguage): readonly CustomerSummary[] {
		const compares = [...sort, { by: 'name' } as const].map((each) =>
			byRank(this.#ranksBy(each.by, language), each.descending === true ? -1 : 1)
		);
		return [...this.customers].sort((a, b) => {
			for (const compare of compares) {
				const order = compare(a, b);
				if (order !== 0) return order;
			}
			return a.cid < b.cid ? -1 : 1;
		});
	}

	#ranksBy(by: SortBy, language: SortLanguage): Ranks {
		const key = `${language} ${by}`;
		const known = this.#ranks.get(key) ?? rank(this.customers, by, language);
		this.#ranks.set(key, known);
		return known;
	}
}

function byRank(ranks: Ranks, direction: 1 | -1): Compare {
	return (a, b) => {
		const [left, right] = [ranks.get(a), ranks.get(b)];
		if (left === right) return 0;
		if (left === undefined) return 1;
		return right === undefined ? -1 : (left - right) * direction;
	};
}

/** Strings are compared once for all the orders that they take part in: a language's order is slow. */
function rank(customers: readonly CustomerSummary[], by: SortBy, language: SortLanguage): Ranks {
	if (by === 'recent') return new Map(customers.map((each) => [each, -each.recency]));
	const order = by === 'stage' ? stageOrder(language) : sortKeyOrder(language);
	const keyed = customers
		.map((each) => [keyOf(each, by, language), each] as const)
		.filter(([key]) => key !== '')
		.sort(([a], [b]) => order(a, b));
	const ranks = new Map<CustomerSummary, number>();
	let place = 0;
	for (const [index, [key, customer]] of keyed.entries()) {
		const before = keyed[index - 1]?.[0];
		if (before !== undefined && order(before, key) !== 0) place = index;
		ranks.set(customer, place);
	}
	return ranks;
}

function keyOf(customer: CustomerSummary, by: SortBy, language: SortLanguage): string {
	switch (by) {
		case 'company':
			return customer.companyName;
		case 'place':
			return customer.place;
		case 'stage':
			return customer.stage;
		default:
			return sortKey(customer.named, language);
	}
}

/** As they follow each other; those that a newer app knows come after, by name. */
function stageOrder(language: SortLanguage): (a: string, b: string) => number {
	const places = new Map<string, number>(stages.map((stage, place) => [stage, place]));
	const names = sortKeyOrder(language);
	return (a, b) =>
		(places.get(a) ?? stages.length) - (places.get(b) ?? stages.length) || names(a, b);
}
