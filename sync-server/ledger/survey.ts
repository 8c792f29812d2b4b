import type { Principal } from '#domain/access/principal.ts';
import type { LogRow } from '../storage/port.ts';
import type { LogSources } from './log-piece.ts';
import type { LedgerPosition, LedgerStore } from './store-port.ts';

/** Ids asked for in one go, before others have their turn. */
const AT_ONCE = 1000;

/**
 * Of the log before a scan began, the rows that matter to this user: of what the principal may read,
 * and of what the ledger holds and may have to give up. The rest of the base is not looked at.
 *
 * What changes while the scan goes on, facts included, is judged after it: it stands later in the log.
 *
 * @returns in the order of the log; null where it is to be read as a whole
 */
export async function survey(
	sources: Pick<LogSources, 'storage' | 'visibility'> & { readonly store: LedgerStore },
	principal: Principal,
	{ cursor, factsFrom }: Pick<LedgerPosition, 'cursor' | 'factsFrom'>
): Promise<readonly LogRow[] | null> {
	const { storage, store, visibility } = sources;
	await visibility.catchUp();
	const roots = visibility.reach(principal);
	if (roots === null) return null;
	const found = new Map<string, LogRow>();
	for (const some of pieces(roots)) {
		for (const row of await storage.under(some)) found.set(row.id, row);
	}
	const held = store.rows(principal.uid, EVERY_ROW).map(({ id }) => id);
	for (const some of pieces(held.filter((id) => !found.has(id)))) {
		for (const row of (await storage.heads(some)).values()) found.set(row.id, row);
	}
	return [...found.values()]
		.filter(({ seq }) => seq > cursor && seq <= factsFrom)
		.sort((a, b) => a.seq - b.seq);
}

const EVERY_ROW = { after: 0, limit: Number.MAX_SAFE_INTEGER, order: 'ascending' } as const;

function* pieces<T>(all: readonly T[]): Generator<readonly T[]> {
	for (let from = 0; from < all.length; from += AT_ONCE) yield all.slice(from, from + AT_ONCE);
}
