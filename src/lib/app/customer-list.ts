import type { SortLanguage } from '#domain/search/sort-key.ts';
import type { CustomerPage, CustomerQuery, CustomerRow, RecordMark } from './engine-api.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { customerFilter } from './customer-filter.ts';
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
	const found = text === '' ? everybody(catalogue, query) : matching(catalogue, text, query);
	const fits = customerFilter(query);
	const fitting = fits === null ? found : found.filter(({ summary }) => fits(summary));
	return {
		total: fitting.length,
		of: catalogue.size,
		rows: fitting
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

function everybody(catalogue: CustomerCatalogue, query: CustomerQuery): readonly Match[] {
	return inOrder(catalogue, query).map((summary) => ({ summary, matched: [] }));
}

/** Best first, unless the question asks for an order. */
function matching(
	catalogue: CustomerCatalogue,
	text: string,
	query: CustomerQuery
): readonly Match[] {
	const hits = catalogue.index.search(text);
	if (query.sort.length === 0) {
		return hits.flatMap(({ cid, matched }) => {
			const summary = catalogue.get(cid);
			return summary === undefined ? [] : [{ summary, matched }];
		});
	}
	const words = new Map(hits.map(({ cid, matched }) => [cid, matched]));
	return inOrder(catalogue, query).flatMap((summary) => {
		const matched = words.get(summary.cid);
		return matched === undefined ? [] : [{ summary, matched }];
	});
}

function inOrder(catalogue: CustomerCatalogue, query: CustomerQuery): readonly CustomerSummary[] {
	return catalogue.inOrder(query.sort, sortLanguage(query.language));
}

function sortLanguage(language: string | undefined): SortLanguage {
	return LANGUAGES.find((known) => known === language) ?? 'en';
}
