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

/** Pieces at hand: so far behind may those who catch up be, and still share what they read. */
const MOST_PIECES = 64;

interface SharedPiece {
	/** where the log ended before it was read */
	readonly updateSeq: number;
	readonly piece: Promise<LogPiece>;
	/** more of the log follows: what is written later stands behind it */
	isWhole: boolean;
}

/**
 * The log from where users stand. Those who follow it read it in the same pieces, wherever each began:
 * what came is read once for all of them, however many wait for it, or come back to it one by one.
 *
 * A piece that was read before a later write is as good as a new one: what has moved out of it since
 * stands further on in the log, where it is judged again.
 */
export class LogReader {
	readonly #sources: LogSources;
	/** by where they begin, those used last at the end */
	readonly #pieces = new Map<number, SharedPiece>();

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
		const { cursor } = user;
		const known = this.#pieces.get(cursor);
		this.#pieces.delete(cursor);
		if (known !== undefined && (known.isWhole || known.updateSeq === updateSeq)) {
			this.#pieces.set(cursor, known);
			return known.piece;
		}
		const piece = readSharedPiece(this.#sources, user, updateSeq);
		const shared = { updateSeq, piece, isWhole: false };
		this.#keep(cursor, shared);
		void piece.then(
			({ upTo }) => (shared.isWhole = upTo < updateSeq),
			() => this.#pieces.get(cursor) === shared && this.#pieces.delete(cursor)
		);
		return piece;
	}

	#keep(cursor: number, piece: SharedPiece): void {
		this.#pieces.set(cursor, piece);
		const [oldest] = this.#pieces.keys();
		if (oldest !== undefined && this.#pieces.size > MOST_PIECES) this.#pieces.delete(oldest);
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
	return withSubjects(sources, user, await readRows(sources, user, updateSeq));
}

/** Ends where the pieces of all others end, too. */
async function readSharedPiece(
	sources: LogSources,
	user: LedgerPosition,
	updateSeq: number
): Promise<LogPiece> {
	const { rows, upTo } = await readRows(sources, user, updateSeq);
	const end = upTo - (upTo % sources.rowsPerStep);
	const isCut = rows.length === sources.rowsPerStep && end > user.cursor;
	const piece = isCut ? { rows: rows.filter(({ seq }) => seq <= end), upTo: end } : { rows, upTo };
	return withSubjects(sources, user, piece);
}

async function readRows(
	{ storage, rowsPerStep }: LogSources,
	{ cursor }: LedgerPosition,
	updateSeq: number
): Promise<Rows> {
	const rows = await storage.changes({ since: cursor, limit: rowsPerStep });
	const lastSeq = rows.at(-1)?.seq ?? 0;
	return { rows, upTo: rows.length < rowsPerStep ? Math.max(updateSeq, lastSeq) : lastSeq };
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
