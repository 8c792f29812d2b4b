import type { Principal } from '#domain/access/principal.ts';
import type { LedgerPage, LedgerRow } from '../ledger/port.ts';
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

/** Rows that a filter looks at in one go, before others have their turn. */
const PIECE = 100;

export async function changesPage(
	reader: Reader,
	principal: Principal,
	query: PageQuery
): Promise<ChangesPage> {
	const page = await filteredPage(reader, principal, query);
	const shown = query.includeDocs ? page.rows.map((row) => row.id) : [];
	const documents = await winningDocuments(reader, principal, shown, query);
	return {
		results: page.rows.map((row) => toResult(row, query, documents)),
		last_seq: page.lastSince,
		pending: page.pending
	};
}

async function filteredPage(
	reader: Reader,
	principal: Principal,
	{ since, limit, descending, filter }: PageQuery
): Promise<LedgerPage> {
	const { ledger } = reader;
	if (filter === null) return await ledger.changes(principal, { since, limit, descending });
	if (filter.by === 'ids') {
		const { ids } = filter;
		return await ledger.changes(principal, { since, limit, descending, ids });
	}
	// Never the whole base: the asker's own ledger, ids alone.
	const all = { since, limit: Number.MAX_SAFE_INTEGER, descending };
	const { rows, lastSince } = await ledger.changes(principal, all);
	const page: LedgerRow[] = [];
	let looked = 0;
	for (; looked < rows.length && page.length < limit; looked += PIECE) {
		const piece = rows.slice(looked, looked + PIECE);
		page.push(...(await accepted(reader, principal, piece, filter)));
	}
	if (looked >= rows.length && page.length <= limit) return { rows: page, lastSince, pending: 0 };
	const shown = page.slice(0, limit);
	const last = shown.at(-1)?.since ?? since;
	const seen = rows.findIndex((row) => row.since === last) + 1;
	return { rows: shown, lastSince: last, pending: rows.length - seen };
}

async function accepted(
	reader: Reader,
	principal: Principal,
	rows: readonly LedgerRow[],
	filter: Exclude<ChangesFilter, { readonly by: 'ids' }>
): Promise<readonly LedgerRow[]> {
	if (filter.by === 'id') return rows.filter(({ id }) => filter.accepts(id));
	const ids = rows.map(({ id }) => id);
	const documents = await winningDocuments(reader, principal, ids, { conflicts: false });
	return rows.filter(({ id }) => filter.accepts(documents.get(id)));
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
