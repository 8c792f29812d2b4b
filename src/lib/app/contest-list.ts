import { decide } from '#domain/access/decide.ts';
import { drawState, inChain, type DrawState } from '#domain/contests/draw/draw-state.ts';
import { contest } from '#domain/documents/contest.ts';
import { drawStep, type DrawStep } from '#domain/documents/draw.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { Me } from '#domain/wire/me.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { ContestRow } from './engine-api.ts';
import type { EntryCounts } from './entry-counts.ts';

/** All contests on the device, those that began last first. */
export async function readContestList(
	database: LocalDatabase,
	counts: EntryCounts,
	me: Me | null
): Promise<readonly ContestRow[]> {
	const contests = await readDocuments(database, startingWith('contest:'), contest);
	const entries = await counts.all();
	const steps = await stepsByContest(database);
	const rows = contests.flatMap((each): readonly ContestRow[] => {
		const id = parseDocId(each._id);
		if (id?.kind !== 'contest') return [];
		const { kid } = id;
		const draw = seesDraw(me, kid) ? stateOf(steps.get(kid)).phase : null;
		return [{ kid, contest: each, entries: entries.get(kid) ?? 0, draw }];
	});
	return rows.sort((a, b) => (a.contest.from < b.contest.from ? 1 : -1));
}

/** How far a draw has come, as the device knows; null for who may not see it. */
export async function readDrawPhase(
	database: LocalDatabase,
	me: Me | null,
	kid: Ulid
): Promise<ContestRow['draw']> {
	if (!seesDraw(me, kid)) return null;
	const steps = await readDocuments<DrawStep>(database, startingWith(`draw:${kid}:`), drawStep);
	return stateOf(steps).phase;
}

/** Of all contests at once: few have any, and each question costs as much as a few answers. */
async function stepsByContest(
	database: LocalDatabase
): Promise<ReadonlyMap<string, readonly DrawStep[]>> {
	const found = new Map<string, readonly DrawStep[]>();
	for (const step of await readDocuments<DrawStep>(database, startingWith('draw:'), drawStep)) {
		const kid = kidOf(step);
		found.set(kid, [...(found.get(kid) ?? []), step]);
	}
	return found;
}

function kidOf({ _id }: DrawStep): string {
	const id = parseDocId(_id);
	return id?.kind === 'draw' ? id.kid : '';
}

function seesDraw(me: Me | null, kid: Ulid): boolean {
	return me !== null && decide(me, 'read', { of: 'draw', kid }, null).allowed;
}

function stateOf(steps: readonly DrawStep[] = []): DrawState {
	return drawState(inChain(steps));
}
