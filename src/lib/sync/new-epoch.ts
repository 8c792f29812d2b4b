import { inRequests } from './push-order.ts';
import { missingThere } from './push.ts';
import { forget } from './revocations.ts';
import type { RoundContext } from './round-context.ts';

const BATCH = 500;

/**
 * The server's history was restored or rebuilt: nothing that was agreed on before holds. What the
 * server has lost it gets back from the devices that have it; then it says what this one must not
 * hold; then everything is pulled from the beginning, of which bodies that are here are skipped.
 *
 * Cut anywhere, it begins anew: the epoch is noted last.
 *
 * @throws RoundEnded, StorageError
 */
export async function adoptEpoch(context: RoundContext, epoch: string): Promise<void> {
	const { state } = context.database;
	const place = await state.place();
	if (place.epoch === epoch) return;
	if (place.epoch !== null) {
		await eachBatch(context, (ids) => giveBack(context, ids));
		await eachBatch(context, async (ids) => forget(context, await context.remote.reconcile(ids)));
	}
	await state.setPlace({ ...place, epoch, pulled: '0', revoked: '0' });
}

/**
 * What is refused here was not written here: it waits in no outbox, and whoever wrote it still has
 * it. Whether it may stay, the reconciliation tells.
 */
async function giveBack(context: RoundContext, ids: readonly string[]): Promise<void> {
	const revisions = await missingThere(context, ids);
	for (const request of inRequests(revisions)) await context.remote.push(request);
}

async function eachBatch(
	{ database }: RoundContext,
	task: (ids: readonly string[]) => Promise<void>
): Promise<void> {
	let after = '';
	for (;;) {
		const ids = await database.documents.ids(after, BATCH);
		const last = ids.at(-1);
		if (last === undefined) return;
		await task(ids);
		after = last;
	}
}
