import { inRequests } from './push-order.ts';
import { missingThere } from './push.ts';
import { forget } from './revocations.ts';
import { inBatches, type RoundContext } from './round-context.ts';

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
	const owed: string[] = [];
	if (place.epoch !== null) {
		await eachBatch(context, async (ids) => {
			owed.push(...(await giveBack(context, ids)));
		});
		await eachBatch(context, async (ids) => forget(context, await context.remote.reconcile(ids)));
	}
	await state.setPlace({ ...place, epoch, pulled: '0', revoked: '0', snapshot: null, owed });
}

/**
 * Offers again what a restored server could not take: an edit that rests on another device's is
 * refused until that one has given its own back. What is no longer here is no longer owed.
 *
 * @throws RoundEnded, StorageError
 */
export async function giveBackOwed(context: RoundContext): Promise<void> {
	const { state } = context.database;
	const owed = await state.owed();
	if (owed.length === 0) return;
	const still: string[] = [];
	for (const ids of inBatches(owed, BATCH)) still.push(...(await giveBack(context, ids)));
	await state.setPlace({ ...(await state.place()), owed: still });
}

/**
 * What is refused here may not have been written here: it waits in no outbox. Whether it may stay,
 * the reconciliation tells.
 *
 * @returns ids that the server did not take
 */
async function giveBack(context: RoundContext, ids: readonly string[]): Promise<readonly string[]> {
	const refused: string[] = [];
	const revisions = await missingThere(context, ids);
	for (const request of inRequests(revisions)) {
		refused.push(...(await context.remote.push(request)).keys());
	}
	return refused;
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
