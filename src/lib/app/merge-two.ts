import { mergeCustomers, undoMerge } from '#domain/dedupe/merge-customers.ts';
import { notTheSame } from '#domain/dedupe/not-the-same.ts';
import { customerMerged } from '#domain/documents/customer.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument } from '../store/read-documents.ts';
import { coreId, mergedId } from './customer-ids.ts';
import { standInFor } from './customer-merges.ts';
import type { CustomerPair, MergeOrder } from './duplicates-api.ts';
import { EngineError } from './engine-error.ts';

/**
 * Makes one customer of two. Asked again after it was done, it changes nothing.
 *
 * @throws EngineError `invalid` for cids that are none, `not-found` unless the device holds both
 */
export async function mergeTwo(database: LocalDatabase, order: MergeOrder): Promise<void> {
	const { winner: into, loser: from, choices } = order;
	if (!isUlid(into) || !isUlid(from) || into === from) throw notTwo();
	const stands = await standInFor(database, from);
	if (stands === into) return;
	if (stands !== from || (await standInFor(database, into)) !== into) throw notHere();
	const [winner, loser, merged] = [
		await database.read(coreId(into)),
		await database.read(coreId(from)),
		await database.read(mergedId(from))
	];
	if (winner === null || loser === null) throw notHere();
	const pair = { from, into, winner: winner.body, loser: loser.body, merged: merged?.body ?? null };
	const edits = mergeCustomers(pair, new Map(Object.entries(choices)));
	await write(database, { into, from }, edits);
}

/**
 * Takes a merge back. Asked again after it was done, it changes nothing.
 *
 * @throws EngineError `invalid` for a cid that is none, `not-found` when the device does not hold the winner
 */
export async function takeApart(database: LocalDatabase, from: string): Promise<void> {
	if (!isUlid(from)) throw notTwo();
	const merged = await database.read(mergedId(from));
	const { into } = (await readDocument(database, mergedId(from), customerMerged)) ?? {};
	if (merged === null || into === undefined) return;
	const winner = await database.read(coreId(into));
	if (winner === null) throw notHere();
	await write(
		database,
		{ into, from },
		undoMerge({ from, winner: winner.body, merged: merged.body })
	);
}

/**
 * Remembers, or forgets, that two customers are not one.
 *
 * @throws EngineError `invalid` for cids that are none
 */
export async function setApart(
	database: LocalDatabase,
	{ first, second }: CustomerPair,
	apart: boolean
): Promise<void> {
	if (!isUlid(first) || !isUlid(second) || first === second) throw notTwo();
	const { id, values } = notTheSame(first, second);
	const edits = [{ op: 'set', path: 'apart', value: apart }] as const;
	await database.editTogether([{ id, edits, begin: values }], first);
}

async function write(
	database: LocalDatabase,
	{ into, from }: { readonly into: string; readonly from: string },
	{ winner, merged }: ReturnType<typeof mergeCustomers>
): Promise<void> {
	const written = await database.editTogether(
		[
			{ id: coreId(into), edits: winner },
			{ id: mergedId(from), edits: merged, begin: { schema: 1 } }
		],
		into
	);
	if (!written) throw notHere();
}

function notTwo(): EngineError {
	return new EngineError('invalid', 'two customers are needed');
}

function notHere(): EngineError {
	return new EngineError('not-found', 'the device does not hold both customers');
}
