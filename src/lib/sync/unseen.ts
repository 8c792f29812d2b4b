import type { LocalDatabase } from '../store/local-database.ts';
import { forget } from './revocations.ts';
import { inBatches, type RoundContext } from './round-context.ts';

const BATCH = 500;

/**
 * The server tells a device to forget what it has shown to its user, and nothing else. What was written
 * here, or fetched past the feed, it need never have shown: a kiosk hands in what it may not read, and
 * rights may end between a push and the next page. So these are noted until the feed brings them.
 *
 * @throws StorageError
 */
export async function noteUnseen({ state }: LocalDatabase, ids: readonly string[]): Promise<void> {
	const place = await state.place();
	const unseen = new Set([...(place.unseen ?? []), ...ids]);
	await state.setPlace({ ...place, unseen: [...unseen] });
}

/** Without those that the feed has brought: of them the server will tell. */
export function stillUnseen(
	unseen: readonly string[] | undefined,
	brought: readonly { readonly id: string }[]
): string[] {
	if (unseen === undefined || unseen.length === 0) return [];
	const ids = new Set(brought.map(({ id }) => id));
	return unseen.filter((id) => !ids.has(id));
}

/**
 * Asks about what no feed has brought, and forgets what must not be here. What the server lets stay,
 * it has noted by then, and will tell of.
 *
 * @throws RoundEnded, StorageError
 */
export async function forgetUnseen(context: RoundContext): Promise<void> {
	const { database, remote } = context;
	const { unseen = [] } = await database.state.place();
	if (unseen.length === 0) return;
	for (const ids of inBatches(unseen, BATCH)) await forget(context, await remote.reconcile(ids));
	await database.state.setPlace({ ...(await database.state.place()), unseen: [] });
}
