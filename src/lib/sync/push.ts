import { parseDocId } from '#domain/documents/ids.ts';
import { highestOwnStamp } from './own-stamps.ts';
import type { OutboxEntry } from '../store/outbox.ts';
import type { Revision } from '../store/revision.ts';
import { StorageError } from '../store/storage-error.ts';
import type { BulkDocsRow } from './couch-wire.ts';
import { inRequests, pushRank } from './push-order.ts';
import { inBatches, type RoundContext } from './round-context.ts';
import { isPicture, withPictures } from './outgoing-pictures.ts';
import { inWholes, setAside } from './set-aside.ts';
import { noteUnseen } from './unseen.ts';

/** Documents asked about at once. */
const BATCH = 200;

/**
 * Sends what waits in the outbox, but for pictures. May be cut anywhere: what the server has is not sent again, because
 * it is asked first, and an entry leaves the outbox only when the server has answered.
 *
 * @throws RoundEnded, StorageError
 */
export async function push(context: RoundContext): Promise<void> {
	const { database } = context;
	// An edit is listed before it can be read. One that is half way would be taken for sent, with what
	// was there before it: so its turn is waited for.
	const all = await database.exclusively(() => Promise.resolve(database.outbox.entries()));
	const listed = all.filter((entry) => !isPicture(entry));
	// What can't be written for lack of room is sent nevertheless: it is read from the outbox.
	const unwritten = await unkept(database.settle());
	const unnoted = await pushAll(context, listed);
	const failure = unwritten ?? unnoted;
	if (failure !== null) throw failure;
}

async function pushAll(
	context: RoundContext,
	listed: readonly OutboxEntry[]
): Promise<StorageError | null> {
	const { outbox } = context.database;
	const waiting = [...listed].sort((a, b) => pushRank(a.id) - pushRank(b.id));
	const units = new Set(waiting.map(({ unit }) => unit));
	const tell = (): void => {
		const left = new Set(outbox.entries().map(({ unit }) => unit));
		context.sending([...units].filter((unit) => !left.has(unit)).length, units.size);
	};
	let failure: StorageError | null = null;
	for (const batch of inBatches(waiting, BATCH)) {
		tell();
		// Sent, and the device has no room to note it: the next round asks, and sends nothing twice.
		const unnoted = await unkept(pushBatch(context, batch));
		failure ??= unnoted;
	}
	if (waiting.length > 0) tell();
	return failure;
}

/** Why the device could not keep it, or null. */
async function unkept(task: Promise<void>): Promise<StorageError | null> {
	try {
		await task;
		return null;
	} catch (error) {
		if (error instanceof StorageError) return error;
		throw error;
	}
}

/**
 * Sends these, and strikes off what the server has.
 *
 * @throws RoundEnded, StorageError
 */
export async function pushBatch(
	context: RoundContext,
	entries: readonly OutboxEntry[]
): Promise<void> {
	const { database } = context;
	const ids = entries.map(({ id }) => id);
	await restoreLost(context, ids);
	const revisions = await missingThere(context, ids);
	const refused = new Map<string, BulkDocsRow>();
	for (const request of inRequests(revisions)) {
		const outgoing = await withPictures(database, request);
		for (const [id, row] of await context.remote.push(outgoing)) refused.set(id, row);
	}
	const sent = entries.filter(({ id }) => !refused.has(id));
	// Before they are struck off: what a crash leaves unlisted and unnoted would be here for ever.
	await noteUnseen(
		database,
		ids.filter((id) => !isEditEvent(id))
	);
	await acknowledge(context, sent, revisions);
	const notTaken = entries.flatMap((entry) => {
		const row = refused.get(entry.id);
		return row === undefined
			? []
			: [{ entry, row, revisions: revisions.filter(({ id }) => id === entry.id) }];
	});
	for (const whole of inWholes(notTaken)) await setAside(context, whole);
	database.changed(ids);
}

/**
 * A document that is listed and not there: a crash came before it was written, or while a refused
 * edit was being replaced by the server's version. The server may have it; the checkpoint is past it.
 */
async function restoreLost(
	{ database, remote }: RoundContext,
	ids: readonly string[]
): Promise<void> {
	const leaves = await database.documents.leaves(ids);
	const lost = ids.filter((id) => !leaves.has(id));
	if (lost.length > 0) await database.receive(await remote.fetch(lost.map((id) => ({ id }))));
}

/** Leaves of these documents that the server does not have, in the order in which it should get them. */
export async function missingThere(
	{ database, remote }: RoundContext,
	ids: readonly string[]
): Promise<readonly Revision[]> {
	const leaves = await database.documents.leaves(ids);
	if (leaves.size === 0) return [];
	const asked = [...leaves].map(
		([id, revisions]) => [id, revisions.map(({ rev }) => rev)] as const
	);
	const missing = await remote.revsDiff(new Map(asked));
	return [...leaves.values()]
		.flat()
		.filter(({ id, rev }) => missing.get(id)?.includes(rev) === true)
		.sort((a, b) => pushRank(a.id) - pushRank(b.id));
}

async function acknowledge(
	{ database }: RoundContext,
	sent: readonly OutboxEntry[],
	revisions: readonly Revision[]
): Promise<void> {
	const ids = new Set(sent.map(({ id }) => id));
	const taken = revisions.filter(({ id }) => ids.has(id));
	const stamp = highestOwnStamp(taken, database.clock.device);
	if (stamp !== null) {
		database.clock.acknowledge(stamp);
		await database.keepClock();
	}
	// Before they are struck off: what a crash leaves listed and gone is taken for sent.
	await database.documents.purge([...ids].filter(isEditEvent));
	await database.pictures.forget(sent.filter(isPicture).map(({ id }) => id));
	await database.outbox.acknowledge(sent);
}

/** Kept by the server alone. */
function isEditEvent(id: string): boolean {
	return parseDocId(id)?.kind === 'edit';
}
