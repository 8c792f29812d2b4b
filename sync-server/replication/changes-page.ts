import type { Principal } from '#domain/access/principal.ts';
import type { Ledger, LedgerPage, LedgerRow } from '../ledger/port.ts';
import type { ChangesFilter } from './changes-filter.ts';
import type { Reader } from './reader.ts';
import { winningDocuments } from './winning-documents.ts';

export interface PageQuery {
	readonly since: string;
	readonly limit: number;
	readonly descending: boolean;
	/** name every leaf of a document, not just the winner */
	readonly allLeaves: boolean;
	readonly includeDocs: boolean;
	/** with the documents, name their other live leaves */
	readonly conflicts: boolean;
	/** with the documents, the bytes of their attachments */
	readonly attachments: boolean;
	/** null: all of them */
	readonly filter: ChangesFilter | null;
}

export interface ChangesPage {
	readonly results: readonly ChangeResult[];
	readonly last_seq: string;
	readonly pending: number;
}

export interface ChangeResult {
	readonly seq: string;
	readonly id: string;
	readonly changes: readonly { readonly rev: string }[];
	readonly deleted?: true;
	readonly doc?: unknown;
}

export async function changesPage(
	reader: Reader,
	principal: Principal,
	query: PageQuery
): Promise<ChangesPage> {
	const page = await filteredPage(reader.ledger, principal, query);
	const shown = query.includeDocs ? page.rows.map((row) => row.id) : [];
	const documents = await winningDocuments(reader, shown, query);
	return {
		results: page.rows.map((row) => toResult(row, query, documents)),
		last_seq: page.lastSince,
		pending: page.pending
	};
}

async function filteredPage(
	ledger: Ledger,
	principal: Principal,
	{ since, limit, descending, filter }: PageQuery
): Promise<LedgerPage> {
	if (filter === null) return await ledger.changes(principal, { since, limit, descending });
	if (filter.by === 'ids') {
		const { ids } = filter;
		return await ledger.changes(principal, { since, limit, descending, ids });
	}
	// Of ids alone, and of those that the asker may see: small enough to be looked through at once.
	const all = { since, limit: Number.MAX_SAFE_INTEGER, descending };
	const { rows, lastSince } = await ledger.changes(principal, all);
	const accepted = rows.filter(({ id }) => filter.accepts(id));
	const page = accepted.slice(0, limit);
	const pending = accepted.length - page.length;
	return { rows: page, lastSince: pending === 0 ? lastSince : lastOf(page, since), pending };
}

function lastOf(rows: readonly LedgerRow[], since: string): string {
	return rows.at(-1)?.since ?? since;
}

function toResult(
	row: LedgerRow,
	{ allLeaves, includeDocs }: PageQuery,
	documents: ReadonlyMap<string, unknown>
): ChangeResult {
	const revs = allLeaves ? row.leaves : [row.rev];
	return {
		seq: row.since,
		id: row.id,
		changes: revs.map((rev) => ({ rev })),
		...(row.deleted && { deleted: true }),
		...(includeDocs && { doc: documents.get(row.id) ?? null })
	};
}
