import type { SortLanguage } from '#domain/search/sort-key.ts';
import { customerFilter, type Among } from './customer-filter.ts';
import { permitted } from './list-rights.ts';
import type { RowMatch } from './customer-row.ts';
import type { CustomerSummary } from './customer-summary.ts';
import type { CustomerQuery, CustomerSort } from './engine-api.ts';

type Summaries = readonly CustomerSummary[];
type Question = Omit<CustomerQuery, 'offset' | 'limit'>;

export interface CatalogueSearch {
	/** by place; 0 for who is not found */
	readonly scores: Uint16Array;
	readonly matchOf: (cid: string) => RowMatch;
}

/** What is selected from. */
export interface Selectable {
	/** how many have been archived */
	readonly putAway: number;
	/** what nobody here may search, filter or sort by */
	readonly withheld: ReadonlySet<string>;
	/** changes with every customer */
	readonly version: number;
	inOrder(sort: readonly CustomerSort[], language: SortLanguage): Promise<Summaries>;
	placeOf(cid: string): number | undefined;
	search(text: string): Promise<CatalogueSearch>;
}

/** Who answers a question, in its order. */
export interface Selection {
	readonly summaries: Summaries;
	readonly matchOf: (cid: string) => RowMatch;
}

const NOTHING: RowMatch = { matched: [] };
const NOBODY: Selection = { summaries: [], matchOf: () => NOTHING };

interface Answered {
	readonly question: string;
	readonly version: number;
	readonly among: Among;
	readonly is: Selection;
}

const LANGUAGES: readonly SortLanguage[] = ['es', 'fr', 'en'];

/**
 * Answers to questions over all customers. The last one is kept: a list is asked for page by page, and
 * only the first page is a new question.
 */
export class CustomerSelections {
	#last: Answered | null = null;
	/** of the customers in an order, their places: asked for at every key */
	readonly #places = new WeakMap<Summaries, Int32Array>();

	constructor(private readonly catalogue: Selectable) {}

	async of(query: Question, among: Among = null): Promise<Selection> {
		const { text, stages, territories, tags, notContactedSince, archived, sort, language } = query;
		const asked = [text, stages, territories, tags, notContactedSince, archived, sort, language];
		const question = JSON.stringify(asked);
		const { version } = this.catalogue;
		const last = this.#last;
		if (last?.question === question && last.version === version && last.among === among) {
			return last.is;
		}
		const asking = permitted(query, this.catalogue.withheld);
		const is = asking === null ? NOBODY : await this.#select(asking, among);
		this.#last = { question, version, among, is };
		return is;
	}

	async #select(query: Question, among: Among): Promise<Selection> {
		const text = query.text.trim();
		const search = text === '' ? null : await this.catalogue.search(text);
		const ordered = await this.catalogue.inOrder(query.sort, sortLanguage(query.language));
		const fits = customerFilter(query, among, this.catalogue.putAway);
		if (search === null) {
			return { summaries: fits === null ? ordered : ordered.filter(fits), matchOf: () => NOTHING };
		}
		const found = { ordered, places: this.#placesOf(ordered), scores: search.scores, fits };
		// Best first, and equals by name, unless the question asks for an order.
		const summaries = query.sort.length > 0 ? allOf(found) : bestFirst(found);
		return { summaries, matchOf: search.matchOf };
	}

	#placesOf(ordered: Summaries): Int32Array {
		let places = this.#places.get(ordered);
		if (places === undefined) {
			places = Int32Array.from(ordered, ({ cid }) => this.catalogue.placeOf(cid) ?? -1);
			this.#places.set(ordered, places);
		}
		return places;
	}
}

interface Found {
	readonly ordered: Summaries;
	/** of each in the order */
	readonly places: Int32Array;
	/** by place; 0 for who is not found */
	readonly scores: Uint16Array;
	readonly fits: ((summary: CustomerSummary) => boolean) | null;
}

function allOf({ ordered, places, scores, fits }: Found): Summaries {
	return ordered.filter((summary, index) => {
		const score = scores[places[index] ?? -1] ?? 0;
		return score > 0 && (fits === null || fits(summary));
	});
}

/** There are few different scores: each has its stretch of the list, and nobody is compared with anybody. */
function bestFirst(found: Found): Summaries {
	const byScore = new Map<number, CustomerSummary[]>();
	const { ordered, places, scores, fits } = found;
	for (let index = 0; index < places.length; index++) {
		const score = scores[places[index] ?? -1] ?? 0;
		const summary = ordered[index];
		if (score === 0 || summary === undefined || (fits !== null && !fits(summary))) continue;
		const equals = byScore.get(score);
		if (equals === undefined) byScore.set(score, [summary]);
		else equals.push(summary);
	}
	const best = [...byScore.keys()].sort((a, b) => b - a);
	return new Array<CustomerSummary>().concat(...best.map((score) => byScore.get(score) ?? []));
}

function sortLanguage(language: string | undefined): SortLanguage {
	return LANGUAGES.find((known) => known === language) ?? 'en';
}
