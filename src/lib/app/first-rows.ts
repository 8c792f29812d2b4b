import type { SideStore } from '../store/side-store.ts';
import { customerOf } from './customer-ids.ts';
import { toRow } from './customer-list.ts';
import type { CustomerSummary, ListedCustomer } from './customer-summary.ts';
import type { CustomerPage, CustomerQuery, CustomerRow } from './engine-api.ts';

/**
 * The beginning of the kept list as a page shows it: everybody, by name. It is all that a window needs
 * to show its first screen, and is read without a worker. Like the list, it is a copy.
 */
export interface FirstRows {
	/** The answer to a question, or null when it asks for anything else. */
	answer(query: CustomerQuery): CustomerPage | null;
}

/** Among the parts of the kept list, and gone with it. */
export const FIRST_ROWS = 'list/first';
/** Rows that are kept: a screen of the largest tablet, and what is fetched at once by a list. */
const KEPT = 100;

interface Kept {
	readonly of: number;
	readonly languages: readonly (readonly [language: string, rows: readonly CustomerRow[]])[];
}

interface Listed {
	/** null where nobody is */
	readonly customers: readonly (ListedCustomer | null)[];
	/** places, by name as each language has it */
	readonly orders: readonly { readonly language: string; readonly places: readonly number[] }[];
}

/** What is kept, as text: parsing is quicker than cloning. */
export function firstRowsOf({ customers, orders }: Listed): string {
	const languages = orders.map(({ language, places }) => {
		const rows: CustomerRow[] = [];
		for (const place of places) {
			const summary = customers[place]?.summary;
			if (isListed(summary)) rows.push(toRow(summary, 'server'));
			if (rows.length === KEPT) break;
		}
		return [language, rows] as const;
	});
	const of = customers.filter((customer) => isListed(customer?.summary)).length;
	return JSON.stringify({ of, languages } satisfies Kept);
}

function isListed(summary: CustomerSummary | undefined): summary is CustomerSummary {
	return summary !== undefined && summary.archived !== true;
}

/** null where nothing can be shown. */
export async function readFirstRows(side: SideStore): Promise<FirstRows | null> {
	try {
		const [kept, outbox] = await Promise.all([
			side.get('state', FIRST_ROWS),
			side.entries('outbox')
		]);
		if (typeof kept !== 'string') return null;
		// Until an engine runs nobody writes to the outbox: what it lists is on the device alone.
		const waiting = new Set(outbox.map(([id]) => customerOf(id)));
		return firstRows(JSON.parse(kept) as Kept, waiting);
	} catch {
		return null;
	}
}

function firstRows({ of, languages }: Kept, waiting: ReadonlySet<string | null>): FirstRows {
	return {
		answer: (query) => {
			const rows = languages.find(([language]) => language === query.language)?.[1];
			if (rows === undefined || !asksInTheFirstOrder(query)) return null;
			const end = Math.min(of, query.offset + query.limit);
			if (rows.length < end || rows.length < query.offset) return null;
			const marked = rows.map((row) => (waiting.has(row.cid) ? onDevice(row) : row));
			return { total: of, of, rows: marked.slice(query.offset, end) };
		}
	};
}

function asksInTheFirstOrder(query: CustomerQuery): boolean {
	const { text, stages = [], territories = [], tags = [], sort } = query;
	const narrowed = stages.length + territories.length + tags.length + sort.length > 0;
	const { notContactedSince, segment, archived } = query;
	const asked = notContactedSince ?? segment ?? archived;
	return text.trim() === '' && !narrowed && asked === undefined;
}

function onDevice(row: CustomerRow): CustomerRow {
	return { ...row, mark: 'device' };
}
