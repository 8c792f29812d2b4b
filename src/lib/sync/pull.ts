import { inBatches, type RoundContext } from './round-context.ts';
import type { ChangedRevisions } from './remote-database.ts';

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
	for (;;) {
		const page = await remote.changes(since, PAGE);
		if (page.rows.length > 0) {
			context.receiving();
			await bringIn(context, page.rows);
		}
		if (page.since !== since) {
			since = page.since;
			await database.state.setPlace({ ...(await database.state.place()), pulled: since });
		}
		if (!page.more) return since !== pulled;
	}
}

async function bringIn(
	{ database, remote }: RoundContext,
	rows: readonly ChangedRevisions[]
): Promise<void> {
	const missing = await database.documents.missing(new Map(rows.map(({ id, revs }) => [id, revs])));
	const wanted = [...missing].flatMap(([id, revs]) => revs.map((rev) => ({ id, rev })));
	for (const batch of inBatches(wanted, BODIES)) {
		await database.receive(await remote.fetch(batch));
	}
}
