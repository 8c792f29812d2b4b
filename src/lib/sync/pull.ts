import { inBatches, type RoundContext } from './round-context.ts';
import type { ChangedRevisions } from './remote-database.ts';
import { stillUnseen } from './unseen.ts';

const PAGE = 500;
/** Bodies asked for at once. */
const BODIES = 250;

/**
 * Brings in what is new. The checkpoint follows the documents: cut anywhere, a part comes twice and
 * none is left out.
 *
 * @returns whether there was anything
 * @throws RoundEnded, StorageError
 */
export async function pull(context: RoundContext): Promise<boolean> {
	const { database, remote } = context;
	const { pulled } = await database.state.place();
	let since = pulled;
	let received = 0;
	for (;;) {
		const page = await remote.changes(since, PAGE);
		const { left } = page;
		const share = (here: number): number | null =>
			left === null ? null : here / (received + page.rows.length + left);
		if (page.rows.length > 0) {
			context.receiving(share(received));
			await bringIn(context, page.rows, (count) => context.receiving(share(received + count)));
			received += page.rows.length;
		}
		if (page.since !== since) {
			since = page.since;
			const place = await database.state.place();
			const unseen = stillUnseen(place.unseen, page.rows);
			await database.state.setPlace({ ...place, pulled: since, unseen });
		}
		if (!page.more) return since !== pulled;
	}
}

/**
 * Fetches what is not here.
 *
 * @param tell hears how many of the rows are here
 * @throws RoundEnded, StorageError
 */
export async function bringIn(
	{ database, remote }: Pick<RoundContext, 'database' | 'remote'>,
	rows: readonly ChangedRevisions[],
	tell: (count: number) => void
): Promise<void> {
	const missing = await database.documents.missing(new Map(rows.map(({ id, revs }) => [id, revs])));
	const wanted = [...missing].flatMap(([id, revs]) => revs.map((rev) => ({ id, rev })));
	let fetched = 0;
	for (const batch of inBatches(wanted, BODIES)) {
		await database.receive(await remote.fetch(batch));
		fetched += batch.length;
		tell((rows.length * fetched) / wanted.length);
	}
}
