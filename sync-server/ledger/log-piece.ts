import type { ChangeRow, Storage } from '../storage/port.ts';
import type { LedgerPosition } from './store-port.ts';
import type { Visibility } from './visibility.ts';

export interface LogSources {
	readonly storage: Pick<
		Storage,
		'info' | 'changes' | 'erasures' | 'erasedAmong' | 'heads' | 'under'
	>;
	readonly visibility: Visibility;
	/** log rows a step: enough of them take a few milliseconds, then others have their turn */
	readonly rowsPerStep: number;
}

/** What is to be judged, and whether it was written since the ledger last looked. */
export interface Subject {
	readonly presence: 'live' | 'deleted' | 'erased';
	readonly written: boolean;
}

export interface LogPiece {
	/** all that matters in the log up to here is in it */
	readonly upTo: number;
	readonly subjects: ReadonlyMap<string, Subject>;
}

/**
 * The log from where users stand. Those who follow it all stand at the same place: what came is read
 * once for all of them, however many wait for it.
 */
export class LogReader {
	readonly #sources: LogSources;
	#newest: { readonly name: string; readonly piece: Promise<LogPiece> } | null = null;

	constructor(sources: LogSources) {
		this.#sources = sources;
	}

	/** @param surveyed rows that matter in the scan from the log's beginning; null to read it as a whole */
	async next(user: LedgerPosition, surveyed: readonly ChangeRow[] | null): Promise<LogPiece> {
		const { cursor, reported, factsFrom } = user;
		if (surveyed !== null && cursor < factsFrom) {
			return withSubjects(this.#sources, user, surveyedPiece(this.#sources, user, surveyed));
		}
		const { updateSeq } = await this.#sources.storage.info();
		if (updateSeq <= cursor) return { upTo: updateSeq, subjects: new Map() };
		const follows = reported <= cursor && factsFrom <= cursor;
		return follows ? this.#shared(user, updateSeq) : readPiece(this.#sources, user, updateSeq);
	}

	#shared(user: LedgerPosition, updateSeq: number): Promise<LogPiece> {
		const name = `${user.cursor} ${updateSeq}`;
		if (this.#newest?.name === name) return this.#newest.piece;
		const piece = readPiece(this.#sources, user, updateSeq);
		const newest = { name, piece };
		this.#newest = newest;
		piece.catch(() => {
			if (this.#newest === newest) this.#newest = null;
		});
		return piece;
	}
}

/** The little of a row that says where a document stands in the log. */
type LogRow = Pick<ChangeRow, 'seq' | 'id' | 'deleted'>;

interface Rows {
	readonly rows: readonly LogRow[];
	readonly upTo: number;
}

/** Nothing is read any more for what was surveyed: a step may hold more, and there are fewer to sync. */
const SURVEYED_AT_ONCE = 4;

function surveyedPiece(
	{ rowsPerStep }: LogSources,
	{ cursor, factsFrom }: LedgerPosition,
	surveyed: readonly LogRow[]
): Rows {
	const from = firstAfter(surveyed, cursor);
	const most = rowsPerStep * SURVEYED_AT_ONCE;
	const rows = surveyed.slice(from, from + most);
	return { rows, upTo: rows.length < most ? factsFrom : (rows.at(-1)?.seq ?? 0) };
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

async function readPiece(
	sources: LogSources,
	user: LedgerPosition,
	updateSeq: number
): Promise<LogPiece> {
	const { storage, rowsPerStep } = sources;
	const rows = await storage.changes({ since: user.cursor, limit: rowsPerStep });
	const lastSeq = rows.at(-1)?.seq ?? 0;
	const upTo = rows.length < rowsPerStep ? Math.max(updateSeq, lastSeq) : lastSeq;
	return withSubjects(sources, user, { rows, upTo });
}

/** With what was erased, and what is seen by others now, because who decides over it was written. */
async function withSubjects(
	{ storage, visibility }: LogSources,
	user: LedgerPosition,
	{ rows, upTo }: Rows
): Promise<LogPiece> {
	// After the rows were read: the facts are then never older than what is judged by them.
	await visibility.catchUp();
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
	const governed = new Set(governing.flatMap(({ id }) => visibility.governs(id)));
	const follow = governed.size === 0 ? [] : await storage.under([...governed]);
	for (const { id, deleted } of follow) {
		if (!subjects.has(id)) subjects.set(id, { presence: presenceOf(deleted), written: false });
	}
	return { upTo, subjects };
}

function presenceOf(deleted: boolean): 'live' | 'deleted' {
	return deleted ? 'deleted' : 'live';
}
