import type { Principal } from '#domain/access/principal.ts';
import type { LogRow, Storage } from '../storage/port.ts';
import type { LedgerPosition, LedgerStore, Move, RowState } from './store-port.ts';
import type { IdRange, Visibility } from './visibility.ts';

export interface LedgerSources {
	readonly storage: Pick<
		Storage,
		'info' | 'changes' | 'erasures' | 'erasedAmong' | 'heads' | 'list' | 'under'
	>;
	readonly store: LedgerStore;
	readonly visibility: Visibility;
	/** log rows a step: enough of them take a few milliseconds, then others have their turn */
	readonly rowsPerStep: number;
}

export interface Step {
	readonly position: LedgerPosition;
	readonly moves: readonly Move[];
}

/** What is to be judged, and whether it was written since the ledger last looked. */
interface Subject {
	readonly presence: 'live' | 'deleted' | 'erased';
	readonly written: boolean;
}

/**
 * Judges the next piece of the log for one user. Reads only; whoever asked decides what becomes of it.
 *
 * - A document that was written and may be read takes a new row.
 * - One that may be read now and could not before, likewise: this is the back-fill of a grant.
 * - One that may no longer be read, or was erased, becomes `gone`: this is the revocation.
 *
 * @param surveyed rows that matter in the scan from the log's beginning; null to read it as a whole
 * @returns null at the end of the log
 */
export async function planStep(
	sources: LedgerSources,
	principal: Principal,
	user: LedgerPosition,
	surveyed: readonly LogRow[] | null = null
): Promise<Step | null> {
	const { store, visibility } = sources;
	const { rows, upTo } = await nextPiece(sources, user, surveyed);
	if (upTo <= user.cursor) return null;
	// After the rows were read: the facts are then never older than what is judged by them.
	await visibility.catchUp();
	const subjects = await collectSubjects(sources, user, rows, upTo);
	const known = store.states(principal.uid, [...subjects.keys()]);
	const moves = [...subjects].flatMap(([id, subject]): Move[] => {
		const mayRead = subject.presence !== 'erased' && visibility.mayRead(principal, id);
		const state = nextState(subject, mayRead, known.get(id));
		return state === null ? [] : [{ id, state }];
	});
	const reported = Math.max(user.reported, upTo);
	return { position: { ...user, cursor: upTo, reported }, moves };
}

interface Piece {
	readonly rows: readonly LogRow[];
	/** all that matters in the log up to here is in it */
	readonly upTo: number;
}

async function nextPiece(
	{ storage, rowsPerStep }: LedgerSources,
	{ cursor, factsFrom }: LedgerPosition,
	surveyed: readonly LogRow[] | null
): Promise<Piece> {
	if (surveyed !== null && cursor < factsFrom) {
		const from = firstAfter(surveyed, cursor);
		const rows = surveyed.slice(from, from + rowsPerStep);
		return { rows, upTo: rows.length < rowsPerStep ? factsFrom : (rows.at(-1)?.seq ?? 0) };
	}
	const { updateSeq } = await storage.info();
	const rows = await storage.changes({ since: cursor, limit: rowsPerStep });
	const lastSeq = rows.at(-1)?.seq ?? 0;
	return { rows, upTo: rows.length < rowsPerStep ? Math.max(updateSeq, lastSeq) : lastSeq };
}

function firstAfter(rows: readonly LogRow[], seq: number): number {
	let [low, high] = [0, rows.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows[middle]?.seq ?? 0) > seq) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** null: the row stays as it is, or there is none. */
function nextState(
	{ presence, written }: Subject,
	mayRead: boolean,
	known: RowState | undefined
): RowState | null {
	if (!mayRead || presence === 'erased') {
		return known === undefined || known === 'gone' ? null : 'gone';
	}
	return written || known !== presence ? presence : null;
}

async function collectSubjects(
	sources: LedgerSources,
	user: LedgerPosition,
	rows: readonly LogRow[],
	upTo: number
): Promise<ReadonlyMap<string, Subject>> {
	const { storage } = sources;
	const subjects = new Map<string, Subject>();
	for (const { id, seq, deleted } of rows) {
		subjects.set(id, { presence: presenceOf(deleted), written: seq > user.reported });
	}
	const erasures = await storage.erasures({ since: user.cursor, upTo });
	const again = await storage.heads(erasures.map((erasure) => erasure.id));
	for (const { id } of erasures) {
		if (!again.has(id)) subjects.set(id, { presence: 'erased', written: false });
	}
	const governing = [...rows, ...erasures].filter(({ seq }) => seq > user.factsFrom);
	for (const range of rangesOf(sources.visibility, governing)) {
		for await (const { id, deleted } of listRange(sources, range)) {
			if (!subjects.has(id)) subjects.set(id, { presence: presenceOf(deleted), written: false });
		}
	}
	return subjects;
}

function presenceOf(deleted: boolean): 'live' | 'deleted' {
	return deleted ? 'deleted' : 'live';
}

/** Each range once, though both the card and the assignment of a customer were written. */
function rangesOf(
	visibility: Visibility,
	written: readonly { readonly id: string }[]
): Iterable<IdRange> {
	const ranges = written.flatMap(({ id }) => visibility.governs(id));
	return new Map(ranges.map((range) => [range.from, range])).values();
}

async function* listRange({ storage, rowsPerStep: limit }: LedgerSources, { from, to }: IdRange) {
	let next = from;
	for (;;) {
		const rows = await storage.list({ from: next, to, limit, tombstones: 'include' });
		yield* rows;
		const last = rows.at(-1);
		if (last === undefined || rows.length < limit) return;
		next = `${last.id}\0`;
	}
}
