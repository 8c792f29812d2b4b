import {
	drawState,
	inChain,
	stepDigest,
	type DrawState
} from '#domain/contests/draw/draw-state.ts';
import { contest, type Contest } from '#domain/documents/contest.ts';
import { drawStep, type DrawStep } from '#domain/documents/draw.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { notFound } from '../replication/refusal.ts';
import type { Storage, StoredRevision } from '../storage/port.ts';

/** A contest and how far its draw has come. */
export interface ContestDraw {
	readonly kid: Ulid;
	readonly contest: Contest;
	/** live leaves of the contest's document, winner first */
	readonly leaves: readonly StoredRevision[];
	readonly chain: readonly DrawStep[];
	readonly state: DrawState;
	/** digest of the last step; null before the first */
	readonly last: string | null;
}

/** Redraws and abandoned draws, in one contest. */
const MOST_STEPS = 1000;

/** @throws Refusal 404 for a contest that is not there */
export async function readDraw(
	storage: Pick<Storage, 'leaves' | 'list' | 'bulkGet'>,
	kid: Ulid
): Promise<ContestDraw> {
	const id = formatDocId({ kind: 'contest', kid });
	const tree = (await storage.leaves([id])).get(id) ?? [];
	const leaves = tree.filter(({ deleted }) => !deleted);
	const parsed = contest.safeParse({ ...leaves[0]?.body, _id: id });
	if (!parsed.success) throw notFound();
	const chain = inChain(await drawSteps(storage, kid));
	const last = chain.at(-1);
	return {
		kid,
		contest: parsed.data,
		leaves,
		chain,
		state: drawState(chain),
		last: last === undefined ? null : stepDigest(last)
	};
}

/** All that were taken, in the order of their ids. */
export async function drawSteps(
	storage: Pick<Storage, 'list' | 'bulkGet'>,
	kid: Ulid
): Promise<readonly DrawStep[]> {
	const range = { from: `draw:${kid}:`, to: `draw:${kid};`, limit: MOST_STEPS };
	const rows = await storage.list(range);
	const found = await storage.bulkGet(rows.map(({ id }) => ({ id })));
	return found.flatMap(({ id, found: [revision] }) => {
		const parsed = drawStep.safeParse({ ...revision?.body, _id: id });
		return parsed.success ? [parsed.data] : [];
	});
}
