import type { Principal } from '#domain/access/principal.ts';
import { z } from 'zod';
import type { LedgerRow } from '../ledger/port.ts';
import {
	atMostItems,
	count,
	flag,
	json,
	MOST_ITEMS,
	parseRequest,
	type Query
} from './parse-request.ts';
import type { Reader } from './reader.ts';
import { Refusal } from './refusal.ts';
import { winningDocuments } from './winning-documents.ts';

const key = json(z.string());
const query = z.object({
	include_docs: flag,
	conflicts: flag,
	attachments: flag,
	update_seq: flag,
	descending: flag,
	inclusive_end: z.enum(['true', 'false']).default('true'),
	limit: count.optional(),
	skip: count.default(0),
	key: key.optional(),
	keys: json(atMostItems(z.string())).optional(),
	startkey: key.optional(),
	start_key: key.optional(),
	endkey: key.optional(),
	end_key: key.optional()
});
const body = z.record(z.string(), z.unknown()).default({});
type Wanted = z.infer<typeof query>;

/**
 * `GET|POST /:db/_all_docs`, over what the asker may see: read from the asker's own sequence, so that
 * it costs what they may see, not what there is.
 */
export async function allDocs(
	reader: Reader,
	principal: Principal,
	request: { readonly query: Query; readonly body: unknown }
) {
	const inBody = asQuery(parseRequest(body, request.body));
	const wanted = parseRequest(query, { ...request.query, ...inBody });
	const { keys } = wanted;
	if (keys !== undefined && namesRange(wanted)) {
		throw new Refusal(
			400,
			'query_parse_error',
			'`keys` is incompatible with `key`, `start_key` and `end_key`'
		);
	}
	const visible = await visibleRows(reader, principal, keys);
	const live = [...visible.values()].filter((row) => !row.deleted);
	const listed = keys === undefined ? inRange(live, wanted) : byKeys(visible, keys, wanted);
	const page = listed.slice(wanted.skip, wanted.skip + pageSize(wanted, keys));
	const shown = page.flatMap((row) => (typeof row === 'string' || row.deleted ? [] : row.id));
	const documents = wanted.include_docs
		? await winningDocuments(reader, principal, shown, wanted)
		: null;
	const { docCount, since } = await reader.ledger.info(principal);
	return {
		total_rows: docCount,
		...(wanted.update_seq && { update_seq: since }),
		offset: wanted.skip,
		rows: page.map((row) => toRow(row, documents))
	};
}

/** What a query says as JSON. */
const IN_JSON: ReadonlySet<string> = new Set([
	'key',
	'keys',
	'startkey',
	'start_key',
	'endkey',
	'end_key'
] satisfies (keyof Wanted)[]);

/** CouchDB takes all that a query may say in the body of a POST too: RxDB says it there. */
function asQuery(options: Readonly<Record<string, unknown>>): Query {
	const named = Object.entries(options).map(([name, value]): [string, string] => {
		const isPlain = typeof value === 'string' && !IN_JSON.has(name);
		return [name, isPlain ? value : JSON.stringify(value)];
	});
	return Object.fromEntries(named);
}

function namesRange({ key, startkey, start_key, endkey, end_key }: Wanted): boolean {
	return [key, startkey, start_key, endkey, end_key].some((bound) => bound !== undefined);
}

function byKeys(
	visible: ReadonlyMap<string, LedgerRow>,
	keys: readonly string[],
	{ descending }: Wanted
): readonly (LedgerRow | string)[] {
	const rows = keys.map((id) => visible.get(id) ?? id);
	return descending ? rows.reverse() : rows;
}

async function visibleRows(
	{ ledger }: Reader,
	principal: Principal,
	keys: readonly string[] | undefined
): Promise<ReadonlyMap<string, LedgerRow>> {
	const ids = keys === undefined ? {} : { ids: new Set(keys) };
	const page = await ledger.changes(principal, {
		since: '0',
		limit: Number.MAX_SAFE_INTEGER,
		...ids
	});
	return new Map(page.rows.map((row) => [row.id, row]));
}

function inRange(rows: readonly LedgerRow[], wanted: Wanted): readonly LedgerRow[] {
	const start = wanted.key ?? wanted.startkey ?? wanted.start_key;
	const end = wanted.key ?? wanted.endkey ?? wanted.end_key;
	const [from, to] = wanted.descending ? [end, start] : [start, end];
	const endIsIn = wanted.inclusive_end === 'true' || wanted.key !== undefined;
	const kept = rows.filter(
		({ id }) =>
			(from === undefined || id >= from) &&
			(to === undefined || id <= to) &&
			(endIsIn || id !== end)
	);
	const ascending = kept.sort((a, b) => (a.id < b.id ? -1 : 1));
	return wanted.descending ? ascending.reverse() : ascending;
}

function pageSize({ limit, include_docs }: Wanted, keys: readonly string[] | undefined): number {
	const most = include_docs || keys !== undefined ? MOST_ITEMS : Number.MAX_SAFE_INTEGER;
	return Math.min(limit ?? most, most);
}

function toRow(row: LedgerRow | string, documents: ReadonlyMap<string, unknown> | null) {
	if (typeof row === 'string') return { key: row, error: 'not_found' };
	return {
		id: row.id,
		key: row.id,
		value: { rev: row.rev, ...(row.deleted && { deleted: true }) },
		...(documents !== null && { doc: documents.get(row.id) ?? null })
	};
}
