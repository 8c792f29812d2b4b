import type { Ledger } from './port.ts';
import { formatSince, parseSince } from './since-token.ts';
import type { LedgerStore, LedgerUser, StoredRow } from './store-port.ts';

export type ChangesQuery = Parameters<Ledger['changes']>[1];

export interface StoredPage {
	readonly rows: readonly { readonly since: string; readonly id: string }[];
	readonly lastSince: string;
	readonly pending: number;
}

/** A page of a ledger that is up to date. */
export function readPage(
	store: LedgerStore,
	uid: string,
	user: LedgerUser,
	query: ChangesQuery
): StoredPage {
	const epoch = store.epoch();
	const after = parseSince(query.since, epoch, user.lastUseq);
	const order = query.descending === true ? 'descending' : 'ascending';
	const found =
		query.ids === undefined
			? store.rows(uid, { after, limit: query.limit, order })
			: store.rowsAmong(uid, [...query.ids], { after, order });
	const rows = found.slice(0, query.limit);
	const pending =
		query.ids === undefined
			? countBeyond(store, uid, rows, { after, upTo: user.lastUseq, order })
			: found.length - rows.length;
	const atEnd = query.ids === undefined && order === 'ascending' && pending === 0;
	const last = atEnd ? user.lastUseq : (rows.at(-1)?.useq ?? after);
	return {
		rows: rows.map(({ useq, id }) => ({ since: formatSince(useq, epoch), id })),
		lastSince: formatSince(last, epoch),
		pending
	};
}

/** Rows of the range that come after the page, in its order. */
function countBeyond(
	store: LedgerStore,
	uid: string,
	page: readonly StoredRow[],
	range: { readonly after: number; readonly upTo: number; readonly order: string }
): number {
	const last = page.at(-1);
	if (last === undefined) return 0;
	return range.order === 'ascending'
		? store.count(uid, { after: last.useq, upTo: range.upTo })
		: store.count(uid, { after: range.after, upTo: last.useq - 1 });
}
