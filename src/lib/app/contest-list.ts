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

/** All contests on the device, those that began last first. */
export async function readContestList(
	database: LocalDatabase,
	me: Me | null
): Promise<readonly ContestRow[]> {
	const contests = await readDocuments(database, startingWith('contest:'), contest);
	const rows: ContestRow[] = [];
	for (const each of contests) {
		const id = parseDocId(each._id);
		if (id?.kind !== 'contest') continue;
		const { kid } = id;
		const entries = await database.documents.list(startingWith(`entry:${kid}:`));
		const draw = await readDrawPhase(database, me, kid);
		rows.push({ kid, contest: each, entries: entries.length, draw });
	}
	return rows.sort((a, b) => (a.contest.from < b.contest.from ? 1 : -1));
}

/** How far a draw has come, as the device knows; null for who may not see it. */
export async function readDrawPhase(
	database: LocalDatabase,
	me: Me | null,
	kid: Ulid
): Promise<ContestRow['draw']> {
	const seesDraw = me !== null && decide(me, 'read', { of: 'draw', kid }, null).allowed;
	return seesDraw ? (await readDrawState(database, kid)).phase : null;
}

async function readDrawState(database: LocalDatabase, kid: Ulid): Promise<DrawState> {
	const steps = await readDocuments<DrawStep>(database, startingWith(`draw:${kid}:`), drawStep);
	return drawState(inChain(steps));
}
