import type { Among } from './customer-filter.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import type { RowMatch } from './customer-row.ts';
import type { CustomerSummary } from './customer-summary.ts';
import type { CustomerPage, CustomerQuery, CustomerRow, RecordMark } from './engine-api.ts';

const UNASKED: RowMatch = { matched: [] };

/** Tells where the newest content of a customer is. */
export type MarkOf = (cid: string) => RecordMark;

/** One page of the customers that match. */
export async function listCustomers(
	catalogue: CustomerCatalogue,
	query: CustomerQuery,
	markOf: MarkOf,
	among: Among = null
): Promise<CustomerPage> {
	catalogue.leisure.asked(query.text);
	const { summaries, matchOf } = await catalogue.selections.of(query, among);
	return {
		total: summaries.length,
		of: query.archived === true ? catalogue.putAway : catalogue.size - catalogue.putAway,
		rows: summaries
			.slice(query.offset, query.offset + query.limit)
			.map((summary) => toRow(summary, markOf(summary.cid), matchOf(summary.cid)))
	};
}

/** Its conflicts are counted by who may settle them, which takes the documents. */
export function toRow(
	summary: CustomerSummary,
	mark: RecordMark,
	match: RowMatch = UNASKED
): CustomerRow {
	const { cid, named, name, companyName, place, stage, lastContact } = summary;
	const { type } = named;
	return { cid, type, name, companyName, place, stage, lastContact, mark, conflicts: 0, ...match };
}
