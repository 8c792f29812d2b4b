import type { SortLanguage } from '#domain/search/sort-key.ts';
import type { CustomerPage, CustomerQuery, CustomerRow, RecordMark } from './engine-api.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import type { CustomerSummary } from './customer-summary.ts';

/** Tells where the newest content of a customer is. */
export type MarkOf = (cid: string) => RecordMark;

interface Match {
	readonly summary: CustomerSummary;
	readonly matched: readonly string[];
}

const LANGUAGES: readonly SortLanguage[] = ['es', 'fr', 'en'];

/** One page of the customers that match. */
export async function listCustomers(
	catalogue: CustomerCatalogue,
	query: CustomerQuery,
	markOf: MarkOf
): Promise<CustomerPage> {
	const text = query.text.trim();
	if (text !== '') await catalogue.searchable();
	const found = text === '' ? inOrder(catalogue, query) : byRank(catalogue, text);
	const matching = found.filter(({ summary }) => fits(summary, query));
	return {
		total: matching.length,
		of: catalogue.size,
		rows: matching
			.slice(query.offset, query.offset + query.limit)
			.map(({ summary, matched }) => toRow(summary, markOf(summary.cid), matched))
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

function inOrder(catalogue: CustomerCatalogue, query: CustomerQuery): readonly Match[] {
	const summaries =
		query.sort === 'recent'
			? catalogue.sortedByRecency()
			: catalogue.sortedByName(sortLanguage(query.language));
	return summaries.map((summary) => ({ summary, matched: [] }));
}

function byRank(catalogue: CustomerCatalogue, text: string): readonly Match[] {
	return catalogue.index.search(text).flatMap(({ cid, matched }) => {
		const summary = catalogue.get(cid);
		return summary === undefined ? [] : [{ summary, matched }];
	});
}

function fits(summary: CustomerSummary, { stage, territory }: CustomerQuery): boolean {
	if (stage !== undefined && summary.stage !== stage) return false;
	return territory === undefined || summary.territory === territory;
}

function sortLanguage(language: string | undefined): SortLanguage {
	return LANGUAGES.find((known) => known === language) ?? 'en';
}
