import type { SortLanguage } from '#domain/search/sort-key.ts';
import type { CatalogueSearch, CustomerCatalogue } from './customer-catalogue.ts';
import { customerFilter } from './customer-filter.ts';
import type { CustomerSummary } from './customer-summary.ts';
import type { CustomerPage, CustomerQuery, CustomerRow, RecordMark } from './engine-api.ts';

/** Tells where the newest content of a customer is. */
export type MarkOf = (cid: string) => RecordMark;

type Summaries = readonly CustomerSummary[];

const LANGUAGES: readonly SortLanguage[] = ['es', 'fr', 'en'];

/** One page of the customers that match. */
export async function listCustomers(
	catalogue: CustomerCatalogue,
	query: CustomerQuery,
	markOf: MarkOf
): Promise<CustomerPage> {
	const text = query.text.trim();
	const search = text === '' ? null : await catalogue.search(text);
	const ordered = await catalogue.inOrder(query.sort, sortLanguage(query.language));
	const found = search === null ? ordered : matching(ordered, search, query);
	const fits = customerFilter(query);
	const fitting = fits === null ? found : found.filter(fits);
	return {
		total: fitting.length,
		of: catalogue.size,
		rows: fitting
			.slice(query.offset, query.offset + query.limit)
			.map((summary) => toRow(summary, markOf(summary.cid), search?.marks(summary.cid) ?? []))
	};
}

export function toRow(
	summary: CustomerSummary,
	mark: RecordMark,
	matched: readonly string[]
): CustomerRow {
	const { cid, named, name, companyName, place, stage, lastContact, conflicts } = summary;
	const { type } = named;
	return { cid, type, name, companyName, place, stage, lastContact, mark, conflicts, matched };
}

/** Best first, and equals by name, unless the question asks for an order. */
function matching(
	ordered: Summaries,
	{ scores }: CatalogueSearch,
	query: CustomerQuery
): Summaries {
	const found = ordered.filter((summary) => scores.has(summary));
	if (query.sort.length > 0) return found;
	const scoreOf = (summary: CustomerSummary): number => scores.get(summary) ?? 0;
	return found.sort((a, b) => scoreOf(b) - scoreOf(a));
}

function sortLanguage(language: string | undefined): SortLanguage {
	return LANGUAGES.find((known) => known === language) ?? 'en';
}
