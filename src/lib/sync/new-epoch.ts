import { compareHoldings, type Difference } from './compare-holdings.ts';
import { bringIn } from './pull.ts';
import { inRequests, pushRank } from './push-order.ts';
import { missingThere } from './push.ts';
import { isPicture, withPictures } from './outgoing-pictures.ts';
import { forget } from './revocations.ts';
import { inBatches, type RoundContext } from './round-context.ts';

const BATCH = 500;

/**
 * The server's history is another one: it was restored or rebuilt, or another gateway answers now.
 * Nothing that was agreed on before holds. What the server has lost it gets back from the devices that
 * have it; it says what this one must not hold; then what is missing here is brought in. Where the two
 * hold nearly the same, only the difference is spoken of.
 *
 * Cut anywhere, it begins anew: the epoch is noted last.
 *
 * @throws RoundEnded, StorageError
 */
export async function adoptEpoch(context: RoundContext, epoch: string): Promise<void> {
	const { state } = context.database;
	const place = await state.place();
	if (place.epoch === epoch) return;
	const hasBeenInStep = place.epoch !== null && place.lastSync !== null;
	const difference = hasBeenInStep ? await compareHoldings(context) : null;
	if (difference !== null) {
		const owed = await settleDifference(context, difference);
		const { since } = difference;
		await state.setPlace({
			...place,
			epoch,
			pulled: since,
			revoked: since,
			snapshot: null,
			owed: [...owed]
		});
		return;
	}
	const owed = place.epoch === null ? [] : await speakOfEverything(context);
	await state.setPlace({
		...place,
		epoch,
		pulled: '0',
		revoked: '0',
		snapshot: null,
		owed: [...owed]
	});
}

/** @returns ids that the server did not take */
async function settleDifference(
	context: RoundContext,
	{ here, there }: Difference
): Promise<readonly string[]> {
	const owed: string[] = [];
	const inOrder = [...here].sort((a, b) => pushRank(a) - pushRank(b));
	for (const ids of inBatches(inOrder, BATCH)) owed.push(...(await giveBack(context, ids)));
	const known = new Set(there.map(({ id }) => id));
	const strange = here.filter((id) => !known.has(id));
	for (const ids of inBatches(strange, BATCH)) {
		await forget(context, await context.remote.reconcile(ids));
	}
	for (const rows of inBatches(there, BATCH)) {
		await bringIn(context, rows, () => undefined);
	}
	return owed;
}

/** Everything is pulled from the beginning afterwards, of which bodies that are here are skipped. */
async function speakOfEverything(context: RoundContext): Promise<readonly string[]> {
	const owed: string[] = [];
	await eachBatch(context, async (ids) => {
		owed.push(...(await giveBack(context, ids)));
	});
	await eachBatch(context, async (ids) => forget(context, await context.remote.reconcile(ids)));
	return owed;
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
		const outgoing = await withPictures(context.database, request);
		// What is told of a picture is nothing without its bytes, which went from here when they were sent.
		const whole = outgoing.filter((one) => !isPicture(one) || one.pictures !== undefined);
		if (whole.length === 0) continue;
		refused.push(...(await context.remote.push(whole)).keys());
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
