import type { Principal } from '#domain/access/principal.ts';
import type { LedgerRow } from '../ledger/port.ts';
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
	readonly ids?: ReadonlySet<string>;
}

export interface ChangesPage {
	readonly results: readonly ChangeResult[];
	readonly last_seq: string;
	readonly pending: number;
}

interface ChangeResult {
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
	const { since, limit, descending, ids } = query;
	const page = await reader.ledger.changes(principal, {
		since,
		limit,
		descending,
		...(ids !== undefined && { ids })
	});
	const shown = query.includeDocs ? page.rows.map((row) => row.id) : [];
	const documents = await winningDocuments(reader, shown, query);
	return {
		results: page.rows.map((row) => toResult(row, query, documents)),
		last_seq: page.lastSince,
		pending: page.pending
	};
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
