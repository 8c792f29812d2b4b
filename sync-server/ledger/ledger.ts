import type { Principal } from '#domain/access/principal.ts';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { ChangeRow } from '../storage/port.ts';
import type { WriteLog } from '../storage/write-log.ts';
import { Bell } from './bell.ts';
import { fingerprint } from './fingerprint.ts';
import { JointAdvances } from './joint-advances.ts';
import { LogReader, type LogSources } from './log-piece.ts';
import { planStep, type Step } from './plan-step.ts';
import type { Ledger, LedgerPage, LedgerRow } from './port.ts';
import { readPage, type ChangesQuery, type StoredPage } from './read-page.ts';
import { formatSince, parseSince } from './since-token.ts';
import { survey, type Survey } from './survey.ts';
import type { LedgerPosition, LedgerStore, LedgerUser } from './store-port.ts';
import { Slots } from './slots.ts';
import { Turns } from './turns.ts';

const ROWS_PER_STEP = 500;
/** A position that moved fewer steps, with nothing for the user on the way, is not worth a disk write. */
const STEPS_WORTH_SAVING = 2;
/** Users whose sight is held in memory as a whole, while their ledgers are made anew. */
const SURVEYS_AT_ONCE = 4;

interface Advanced {
	readonly user: LedgerUser;
	/** what its scan was read from, if it began anew */
	readonly surveyed: Survey | null;
}

interface LedgerSources extends LogSources {
	readonly store: LedgerStore;
}

export interface LedgerDependencies extends Omit<LedgerSources, 'rowsPerStep'> {
	readonly log: WriteLog;
	/** version of the program: under another, every ledger is judged again */
	readonly rules: string;
	readonly rowsPerStep?: number;
}

const NEWCOMER: LedgerUser = {
	fingerprint: '',
	cursor: 0,
	reported: 0,
	factsFrom: 0,
	lastUseq: 0,
	docCount: 0
};

/**
 * Ledgers over any storage. A user's is brought up to date when the user reads, in steps that are one
 * transaction each and may be cut anywhere. So 10,000 documents that change hands cost those who see
 * them at their next visit, and nobody else; and one that is made anew costs what its user may see, not
 * what the base holds.
 */
export class UserLedger implements Ledger {
	readonly #sources: LedgerSources;
	readonly #log: WriteLog;
	readonly #rules: string;
	readonly #turns = new Turns();
	readonly #surveys = new Slots(SURVEYS_AT_ONCE);
	readonly #reader: LogReader;
	readonly #advances: JointAdvances;

	constructor(deps: LedgerDependencies) {
		this.#sources = { rowsPerStep: ROWS_PER_STEP, ...deps };
		this.#reader = new LogReader(this.#sources);
		this.#advances = new JointAdvances(deps.store);
		this.#log = deps.log;
		this.#rules = deps.rules;
	}

	epoch(): string {
		return this.#sources.store.epoch();
	}

	async changes(principal: Principal, query: ChangesQuery): Promise<LedgerPage> {
		const { page, surveyed } = await this.#upToDate(principal, (user, surveyed) => ({
			page: readPage(this.#sources.store, principal.uid, user, query),
			surveyed
		}));
		const rows = await this.#withHeads(page.rows, surveyed);
		const allErased = rows.length === 0 && page.rows.length > 0;
		if (allErased && query.descending !== true) {
			// This moment, after the page was read. An empty page would end a replication.
			return this.changes(principal, { ...query, since: page.lastSince });
		}
		return { rows, lastSince: page.lastSince, pending: page.pending };
	}

	async revocations(
		principal: Principal,
		since: string
	): Promise<{ readonly gone: readonly string[]; readonly since: string }> {
		return this.#upToDate(principal, ({ lastUseq }) => {
			const after = parseSince(since, this.epoch(), lastUseq);
			const gone = this.#sources.store.goneAfter(principal.uid, after);
			return { gone, since: formatSince(lastUseq, this.epoch()) };
		});
	}

	/**
	 * What is kept stands in the ledger when it answers: if it goes out of sight later, even before the
	 * device reads again, that is told as a revocation. What came into sight this moment is dropped; it
	 * comes again with the feed.
	 */
	async reconcile(principal: Principal, ids: readonly string[]): Promise<readonly string[]> {
		const { storage, store } = this.#sources;
		const states = await this.#upToDate(principal, () => store.states(principal.uid, ids));
		const unknown = ids.filter((id) => !states.has(id));
		const [heads, erased] = await Promise.all([
			storage.heads(unknown),
			storage.erasedAmong(unknown)
		]);
		return ids.filter((id) => states.get(id) === 'gone' || heads.has(id) || erased.has(id));
	}

	async standing(principal: Principal, ids: readonly string[]): Promise<ReadonlySet<string>> {
		const { store } = this.#sources;
		const states = await this.#upToDate(principal, () => store.states(principal.uid, ids));
		return new Set(ids.filter((id) => states.has(id) && states.get(id) !== 'gone'));
	}

	async info(principal: Principal): Promise<{ readonly docCount: number; readonly since: string }> {
		return this.#upToDate(principal, ({ docCount, lastUseq }) => ({
			docCount,
			since: formatSince(lastUseq, this.epoch())
		}));
	}

	async mayRead(principal: Principal, id: string): Promise<boolean> {
		const { storage, visibility } = this.#sources;
		const heads = await storage.heads([id]);
		await visibility.catchUp();
		return heads.has(id) && visibility.mayRead(principal, id);
	}

	/**
	 * While it waits it only looks ahead, without writing: the principal may have lost rights by then,
	 * and a ledger is never advanced by a stale one.
	 */
	async changed(principal: Principal, since: string, signal: AbortSignal): Promise<boolean> {
		const { store } = this.#sources;
		const bell = new Bell(this.#log);
		try {
			const user = await this.#upToDate(principal, (latest) => latest);
			const after = parseSince(since, this.epoch(), user.lastUseq);
			if (user.lastUseq > after) return true;
			let ahead: LedgerPosition | null = user;
			while (!signal.aborted) {
				await bell.next(signal);
				// Another request of the same user may have advanced the ledger meanwhile.
				if ((store.user(principal.uid)?.lastUseq ?? 0) > after) return true;
				ahead = await this.#lookAhead(principal, ahead);
				if (ahead === null) return true;
			}
			return false;
		} finally {
			bell.silence();
		}
	}

	/** @returns the end of the log, or null when there is something for the user on the way */
	async #lookAhead(principal: Principal, from: LedgerPosition): Promise<LedgerPosition | null> {
		let position = from;
		for (;;) {
			const step = await this.#nextStep(principal, position);
			if (step === null) return position;
			if (step.moves.length > 0) return null;
			position = step.position;
		}
	}

	/** Reads in the same turn as the advance, so that what is read is what this principal may see. */
	#upToDate<T>(
		principal: Principal,
		read: (user: LedgerUser, surveyed: Survey | null) => T
	): Promise<T> {
		return this.#turns.take(principal.uid, async () => {
			const { user, surveyed } = await this.#advance(principal);
			return read(user, surveyed);
		});
	}

	async #advance(principal: Principal): Promise<Advanced> {
		const { store } = this.#sources;
		for (;;) {
			const epoch = store.epoch();
			const advanced = await this.#advanceWithin(epoch, principal);
			// The admin commands may reset the ledgers meanwhile: then it all begins again.
			if (advanced !== null && store.epoch() === epoch) return advanced;
		}
	}

	/** @returns null when the epoch ended on the way */
	async #advanceWithin(epoch: string, principal: Principal): Promise<Advanced | null> {
		const saved = this.#sources.store.user(principal.uid) ?? NEWCOMER;
		const user = await this.#startOver(principal, saved);
		const begun = { epoch, saved, user };
		if (user.cursor >= user.factsFrom) return this.#advanceFrom(principal, begun, null);
		const leave = await this.#surveys.enter();
		try {
			const surveyed = await survey(this.#sources, principal, user);
			// Who reads the log as a whole holds little of it, and is long about it.
			if (surveyed === null) leave();
			return await this.#advanceFrom(principal, begun, surveyed);
		} finally {
			leave();
		}
	}

	/** @returns null when the epoch ended on the way */
	async #advanceFrom(
		principal: Principal,
		begun: { readonly epoch: string; readonly saved: LedgerUser; readonly user: LedgerUser },
		surveyed: Survey | null
	): Promise<Advanced | null> {
		const { epoch } = begun;
		let { saved, user } = begun;
		for (;;) {
			const step = await this.#nextStep(principal, user, surveyed?.rows ?? null);
			if (step === null) return { user, surveyed };
			user = { ...user, ...step.position };
			if (step.moves.length > 0 || this.#isWorthSaving(user, saved)) {
				const advanced = await this.#advances.advance(principal.uid, { ...step, epoch });
				if (advanced === null) return null;
				saved = advanced;
				user = advanced;
			}
			await othersTurn();
		}
	}

	async #nextStep(
		principal: Principal,
		user: LedgerPosition,
		surveyed: readonly ChangeRow[] | null = null
	): Promise<Step | null> {
		const piece = await this.#reader.next(user, surveyed);
		return planStep(this.#sources, principal, user, piece);
	}

	#isWorthSaving(user: LedgerUser, saved: LedgerUser): boolean {
		const moved = user.cursor - saved.cursor;
		const worth = this.#sources.rowsPerStep * STEPS_WORTH_SAVING;
		return user.fingerprint !== saved.fingerprint || moved >= worth;
	}

	/** Back to the log's beginning, if the principal is not who the ledger was judged by. */
	async #startOver(principal: Principal, user: LedgerUser): Promise<LedgerUser> {
		const { storage, visibility } = this.#sources;
		if (principal.campaigns !== undefined) await visibility.catchUp();
		const print = fingerprint(principal, this.#rules, visibility.lentTo(principal));
		if (print === user.fingerprint) return user;
		const { updateSeq } = await storage.info();
		return { ...user, fingerprint: print, cursor: 0, factsFrom: updateSeq };
	}

	async #withHeads(
		rows: StoredPage['rows'],
		surveyed: Survey | null
	): Promise<readonly LedgerRow[]> {
		const heads = await this.#headsOf(rows, surveyed);
		return rows.flatMap(({ since, id }): LedgerRow[] => {
			const head = heads.get(id);
			if (head === undefined) return [];
			const { rev, deleted, leaves, liveLeaves } = head;
			return [{ since, id, rev, deleted, leaves, liveLeaves }];
		});
	}

	/** Where nothing was written since a survey, its rows are still what the log says. */
	async #headsOf(
		rows: StoredPage['rows'],
		surveyed: Survey | null
	): Promise<ReadonlyMap<string, ChangeRow>> {
		const { storage } = this.#sources;
		const { updateSeq } = await storage.info();
		if (surveyed?.updateSeq === updateSeq) return surveyed.heads;
		return storage.heads(rows.map((row) => row.id));
	}
}
