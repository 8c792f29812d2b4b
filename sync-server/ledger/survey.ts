import type { Principal } from '#domain/access/principal.ts';
import type { ChangeRow } from '../storage/port.ts';
import type { LogSources } from './log-piece.ts';
import type { LedgerPosition, LedgerStore } from './store-port.ts';

/** Ids asked for in one go, before others have their turn. */
const AT_ONCE = 1000;

/** Of the log before a scan began, the rows that matter to one user. */
export interface Survey {
	/** in the order of the log */
	readonly rows: readonly ChangeRow[];
	/** by id, and of what the scan has passed already: all that the user's ledger may hold after it */
	readonly heads: ReadonlyMap<string, ChangeRow>;
	/** where the log ended before it was read */
	readonly updateSeq: number;
}

/**
 * Finds of what the principal may read, and of what the ledger holds and may have to give up, where it
 * stands in the log. The rest of the base is not looked at.
 *
 * What changes while the scan goes on, facts included, is judged after it: it stands later in the log.
 *
 * @returns null where the log is to be read as a whole
 */
export async function survey(
	sources: Pick<LogSources, 'storage' | 'visibility'> & { readonly store: LedgerStore },
	principal: Principal,
	{ cursor, factsFrom }: Pick<LedgerPosition, 'cursor' | 'factsFrom'>
): Promise<Survey | null> {
	const { storage, store, visibility } = sources;
	const { updateSeq } = await storage.info();
	await visibility.catchUp();
	const roots = visibility.reach(principal);
	if (roots === null) return null;
	const heads = new Map<string, ChangeRow>();
	for (const some of pieces(roots)) {
		for (const row of await storage.under(some)) heads.set(row.id, row);
	}
	const held = store.rows(principal.uid, EVERY_ROW).map(({ id }) => id);
	for (const some of pieces(held.filter((id) => !heads.has(id)))) {
		for (const row of (await storage.heads(some)).values()) heads.set(row.id, row);
	}
	const rows = [...heads.values()]
		.filter(({ seq }) => seq > cursor && seq <= factsFrom)
		.sort((a, b) => a.seq - b.seq);
	return { rows, heads, updateSeq };
}

const EVERY_ROW = { after: 0, limit: Number.MAX_SAFE_INTEGER, order: 'ascending' } as const;

function* pieces<T>(all: readonly T[]): Generator<readonly T[]> {
	for (let from = 0; from < all.length; from += AT_ONCE) yield all.slice(from, from + AT_ONCE);
}
