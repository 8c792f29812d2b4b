import { stages } from '#domain/documents/stages.ts';
import { sortKey, sortKeyOrder, type SortLanguage } from '#domain/search/sort-key.ts';
import type { Breath } from './breath.ts';
import type { CustomerSummary } from './customer-summary.ts';
import type { CustomerSort } from './engine-api.ts';
import { sortGently } from './sort-gently.ts';

type Summaries = readonly CustomerSummary[];
type Compare = (a: CustomerSummary, b: CustomerSummary) => number;

interface Order {
	readonly compare: Compare;
	/** null while it is made for the first time */
	summaries: Summaries | null;
	/** what has changed meanwhile */
	missed: Change[];
	made: Promise<unknown>;
}

interface Change {
	readonly gone: ReadonlySet<CustomerSummary>;
	readonly come: Summaries;
}

/** More orders than a person switches between would only be kept up for nobody. */
const KEPT = 6;
/** With more newcomers than this share of all, an order is cheaper made anew. */
const MANY = 0.2;

/** The orders of the customers on the device: each made when it is first asked for, then kept up. */
export class CustomerOrders {
	readonly #orders = new Map<string, Order>();

	constructor(
		private readonly everybody: () => Summaries,
		private readonly breath: () => Breath
	) {}

	/** Everybody, by weight; equals by name. */
	async by(sort: readonly CustomerSort[], language: SortLanguage): Promise<Summaries> {
		const key = nameOf(sort, language);
		const order = this.#orders.get(key) ?? this.#make(key, comparison(sort, language));
		await order.made;
		return order.summaries ?? [];
	}

	/** An order by name that is known already, from the last time. */
	adopt(language: SortLanguage, summaries: Summaries): void {
		const compare = comparison([], language);
		const made = Promise.resolve();
		this.#orders.set(nameOf([], language), { compare, summaries, missed: [], made });
	}

	/** The orders by name that are ready, to be kept for the next time. */
	byName(): readonly (readonly [language: SortLanguage, summaries: Summaries])[] {
		const languages: readonly SortLanguage[] = ['es', 'fr', 'en'];
		return languages.flatMap((language) => {
			const summaries = this.#orders.get(nameOf([], language))?.summaries ?? null;
			return summaries === null ? [] : [[language, summaries] as const];
		});
	}

	change(change: Change): void {
		for (const [key, order] of this.#orders) {
			if (order.summaries === null) order.missed.push(change);
			else if (change.come.length > order.summaries.length * MANY) this.#orders.delete(key);
			else order.summaries = changed(order, order.summaries, change);
		}
	}

	#make(key: string, compare: Compare): Order {
		const order: Order = { compare, summaries: null, missed: [], made: Promise.resolve() };
		order.made = sortGently(this.everybody(), compare, this.breath()).then((sorted) => {
			order.summaries = order.missed.reduce<Summaries>(
				(summaries, change) => changed(order, summaries, change),
				sorted
			);
			order.missed = [];
		});
		const [oldest] = this.#orders.keys();
		if (this.#orders.size >= KEPT && oldest !== undefined) this.#orders.delete(oldest);
		this.#orders.set(key, order);
		return order;
	}
}

function changed({ compare }: Order, summaries: Summaries, { gone, come }: Change): Summaries {
	const left = gone.size === 0 ? [...summaries] : summaries.filter((each) => !gone.has(each));
	if (come.length > left.length * MANY) return [...left, ...come].sort(compare);
	for (const each of come) left.splice(placeIn(left, each, compare), 0, each);
	return left;
}

function placeIn(summaries: Summaries, one: CustomerSummary, compare: Compare): number {
	let from = 0;
	let to = summaries.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		const other = summaries[middle];
		if (other !== undefined && compare(other, one) < 0) from = middle + 1;
		else to = middle;
	}
	return from;
}

function nameOf(sort: readonly CustomerSort[], language: SortLanguage): string {
	const parts = sort.map(({ by, descending }) => (descending === true ? `-${by}` : by));
	return [language, ...parts].join(' ');
}

function comparison(sort: readonly CustomerSort[], language: SortLanguage): Compare {
	const byName = { by: 'name' } as const;
	const compares = [...sort, byName].map((each) => comparisonBy(each, language));
	return (a, b) => {
		for (const compare of compares) {
			const order = compare(a, b);
			if (order !== 0) return order;
		}
		return a.cid < b.cid ? -1 : a.cid > b.cid ? 1 : 0;
	};
}

function comparisonBy({ by, descending }: CustomerSort, language: SortLanguage): Compare {
	const direction = descending === true ? -1 : 1;
	if (by === 'recent') return (a, b) => (b.recency - a.recency) * direction;
	const order = by === 'stage' ? stageOrder(language) : sortKeyOrder(language);
	const keyOf = keys(by, language);
	return (a, b) => {
		const [left, right] = [keyOf(a), keyOf(b)];
		if (left === right) return 0;
		// Whoever has nothing to be ordered by is last both ways.
		if (left === '') return 1;
		return right === '' ? -1 : order(left, right) * direction;
	};
}

function keys(
	by: Exclude<CustomerSort['by'], 'recent'>,
	language: SortLanguage
): (summary: CustomerSummary) => string {
	switch (by) {
		case 'company':
			return ({ companyName }) => companyName;
		case 'place':
			return ({ place }) => place;
		case 'stage':
			return ({ stage }) => stage;
		case 'name': {
			// Asked for at every comparison.
			const known = new WeakMap<CustomerSummary, string>();
			return (summary) => {
				const key = known.get(summary) ?? sortKey(summary.named, language);
				known.set(summary, key);
				return key;
			};
		}
	}
}

/** As they follow each other; those that a newer app knows come after, by name. */
function stageOrder(language: SortLanguage): (a: string, b: string) => number {
	const places = new Map<string, number>(stages.map((stage, place) => [stage, place]));
	const names = sortKeyOrder(language);
	return (a, b) =>
		(places.get(a) ?? stages.length) - (places.get(b) ?? stages.length) || names(a, b);
}
