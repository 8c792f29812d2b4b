import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { Me } from '#domain/wire/me.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { ServerClient } from '../sync/server-client.ts';
import type { SyncLoop } from '../sync/sync-loop.ts';
import { CatalogueSource } from './catalogue-source.ts';
import { Colleagues, isOfColleagues } from './colleagues.ts';
import { sectionConflictsOf } from './conflict-inbox.ts';
import type { CardReader } from './customer-card.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { customerOf } from './customer-ids.ts';
import { toRow, type MarkOf } from './customer-list.ts';
import type { CustomerRow } from './customer-row.ts';
import type { EngineEvent, OpenConflict, SyncStatus } from './engine-api.ts';
import { EngineError } from './engine-error.ts';
import { EntryBook } from './entry-book.ts';
import { EntryCounts } from './entry-counts.ts';
import { EntryTally } from './entry-tally.ts';
import { withheldFields } from './field-uses.ts';
import { inOneRun } from './in-one-run.ts';
import type { KeptList, ListKeeper } from './kept-list.ts';
import { KnownContests } from './known-contests.ts';
import { KnownLinks } from './known-links.ts';
import type { OpenList } from './open-list.ts';
import { OwnConflicts } from './own-conflicts.ts';
import { owedUnits } from './owed-units.ts';
import { TextSource } from './text-source.ts';
import { Unattended } from './unattended.ts';
import { WriteDown } from './write-down.ts';

export interface EngineCoreParts {
	readonly database: LocalDatabase;
	readonly loop: SyncLoop;
	/** for what no device holds */
	readonly client: ServerClient;
	readonly emit: (event: EngineEvent) => void;
	readonly list: OpenList;
	readonly keeper: ListKeeper;
	/** Runs the task when things may be quiet again. Returns how to call it off. */
	readonly later: (task: () => void) => () => void;
	/** Resolves when whoever waits to hear "saved" has most likely seen it. */
	readonly told: () => Promise<void>;
	/** Nobody may ask for a list now: what changes is not read for it, however many come. */
	readonly resting: () => boolean;
}

/** What was discarded by mistake is missed on the same day. */
const A_DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What all calls of the engine work with: the documents, the loop, and what is held in memory of them,
 * which it keeps up with every change.
 */
export class EngineCore {
	readonly database: LocalDatabase;
	readonly loop: SyncLoop;
	readonly client: ServerClient;
	readonly emit: (event: EngineEvent) => void;
	readonly catalogue: CustomerCatalogue;
	readonly colleagues = new Colleagues();
	readonly contests: KnownContests;
	readonly links: KnownLinks;
	readonly tally: EntryTally;
	readonly book: EntryBook;
	readonly counts: EntryCounts;
	readonly #own: OwnConflicts;
	readonly #source: CatalogueSource;
	readonly #texts: TextSource;
	readonly #later: EngineCoreParts['later'];
	readonly #resting: EngineCoreParts['resting'];
	readonly #writeDown: WriteDown;
	readonly #unattended = new Unattended(report);
	#me: Me | null = null;
	#notKept = (): void => undefined;

	/** Resolves when lists can be shown. A list that was kept is then brought up to date. */
	static async open(parts: EngineCoreParts): Promise<EngineCore> {
		const core = new EngineCore(parts);
		await core.#load(parts.list);
		return core;
	}

	private constructor(parts: EngineCoreParts) {
		const { database, loop, client, emit, list, keeper, later, told, resting } = parts;
		this.database = database;
		this.loop = loop;
		this.client = client;
		this.emit = emit;
		this.catalogue = list.catalogue;
		this.contests = new KnownContests(database);
		this.links = new KnownLinks(database);
		this.tally = new EntryTally(database);
		this.book = new EntryBook(database);
		this.counts = new EntryCounts(database);
		this.#own = new OwnConflicts(list.catalogue, () => this.reader());
		this.#source = new CatalogueSource(database, list.catalogue, keeper);
		this.#texts = new TextSource(database, list.catalogue, keeper.side);
		this.#later = later;
		this.#resting = resting;
		this.#writeDown = new WriteDown(database, told, () => loop.wake());
	}

	async #load({ kept }: OpenList): Promise<void> {
		this.#meet(await this.database.state.me());
		await Promise.all([
			kept === null ? this.#source.readAll() : null,
			this.colleagues.load(this.database)
		]);
		this.database.onChange((ids) => this.#unattended.run(() => this.#changed(ids)));
		if (kept === null) this.#keepLater();
		this.#unattended.run(() => (kept === null ? this.#readTexts() : this.#catchUp(kept)));
		this.loop.subscribe({
			status: () => this.#unattended.run(this.tellStatus),
			me: (me) => {
				this.#meet(me);
				this.#unattended.run(() => this.#readTexts());
			},
			failed: report,
			wiped: () => void this.#wipe().catch(report)
		});
		this.loop.start();
		const yesterday = this.database.clock.now() - A_DAY_MS;
		this.#unattended.run(() => this.database.rejected.forgetDiscarded(yesterday));
	}

	#meet(me: Me | null): void {
		if (JSON.stringify(me) !== JSON.stringify(this.#me)) this.#own.forgetAll();
		this.#me = me;
		const withheld = withheldFields(this.reader().principal);
		if (isSame(withheld, this.catalogue.withheld)) return;
		this.catalogue.withhold(withheld);
		this.#keepLater();
	}

	/** null before the server has said for the first time who this is */
	get me(): Me | null {
		return this.#me;
	}

	/** @throws EngineError `closed` before the server has said who this is */
	known(): Me {
		if (this.#me === null) throw new EngineError('closed', 'nobody has signed in yet');
		return this.#me;
	}

	/** Resolves when what is held in memory tells of all that was saved. */
	async seen(): Promise<void> {
		if (await this.#writeDown.done()) await this.#source.update();
	}

	/** Lists may be asked for again. */
	async rested(): Promise<void> {
		await this.#readChanges();
		this.#keepLater();
	}

	/** Something was saved: it is written down, and sent. */
	saved(): void {
		void this.#writeDown.now();
	}

	/** Likewise, once whoever saved it has seen that. */
	savedLater(): void {
		this.#writeDown.later();
	}

	/** @throws EngineError `not-found` when the device does not hold the document */
	async edit(docId: string, edits: readonly FieldEdit[]): Promise<void> {
		const unit = customerOf(docId) ?? docId;
		// Any edit of a path in conflict settles it.
		if (this.catalogue.get(unit)?.conflicts) {
			const merged = await this.database.read(docId);
			const owner = { cid: unit, name: '' };
			if (merged !== null) await this.remember(sectionConflictsOf(merged, owner, this.reader()));
		}
		this.found(docId, await this.database.edit(docId, edits, unit));
	}

	/** @throws EngineError `not-found` when there was nothing to save to */
	found(docId: string, found: boolean): void {
		if (!found) throw new EngineError('not-found', `the device does not hold ${docId}`);
		this.saved();
	}

	/** For `settledConflicts`. What can't be kept must not stand in the way of what a person does. */
	async remember(open: readonly OpenConflict[]): Promise<void> {
		const { seenConflicts, clock } = this.database;
		const seen = open.map(({ docId, path, values }) => ({
			docId,
			path,
			values: values.map(({ value, stamp }) => ({ v: value, t: stamp })),
			at: clock.now()
		}));
		await seenConflicts.keep(seen).catch(report);
	}

	async status(): Promise<SyncStatus> {
		const { failure, ...loop } = this.loop.status();
		const conflicts = await this.#own.count();
		const rejected = await this.database.rejected.units();
		const owed = await this.database.state.owed();
		const pending = this.database.outbox.units() + owedUnits(owed).length;
		const clockOffset = this.database.clock.state.offset;
		const customers = this.catalogue.size;
		return { ...loop, failure, pending, rejected, conflicts, clockOffset, customers };
	}

	/** The loop tells of each step, and each status takes several reads. */
	readonly tellStatus = inOneRun(async () => {
		this.emit({ type: 'status', status: await this.status() });
	});

	/** A record is on the device while any document of it waits in the outbox. */
	marks(): MarkOf {
		const waiting = new Set(this.database.outbox.entries().map(({ id }) => customerOf(id)));
		const mark = this.loop.status().phase === 'sending' ? 'sending' : 'device';
		return (cid) => (waiting.has(cid) ? mark : 'server');
	}

	/** null for a customer who is in no list */
	readonly rowOf = (cid: string): CustomerRow | null => {
		const summary = this.catalogue.get(cid);
		return summary === undefined ? null : toRow(summary, this.marks()(cid));
	};

	/** As a list shows them: the mark of a conflict is for whoever may settle it. */
	async withOwnConflicts(rows: readonly CustomerRow[]): Promise<readonly CustomerRow[]> {
		const waiting = rows.filter(({ cid }) => (this.catalogue.get(cid)?.conflicts ?? 0) > 0);
		if (waiting.length === 0) return rows;
		const own = await this.#own.of(waiting.map(({ cid }) => cid));
		return rows.map((row) => ({ ...row, conflicts: own.get(row.cid) ?? 0 }));
	}

	/** '' when the device has no name for it */
	readonly titleOf = (cid: string): string => this.catalogue.get(cid)?.name ?? '';

	reader(): CardReader {
		const { database, colleagues, me } = this;
		if (me === null) return { database, colleagues, principal: null };
		const { uid, device, roles, teams, territories, campaigns = [] } = me;
		const principal = { uid, device, roles, teams, territories, campaigns };
		return { database, colleagues, principal };
	}

	/** Stops the loop and closes the database. */
	async close(): Promise<void> {
		await this.#end();
		await this.database.close();
	}

	/** Closes, and deletes everything that was kept of this user. */
	async erase(): Promise<void> {
		await this.#end();
		await this.database.destroy();
	}

	async #end(): Promise<void> {
		this.#texts.stop();
		await this.loop.stop();
		await this.#unattended.end();
		this.#notKept();
	}

	/** An administrator has told this device to destroy what it holds. The loop has ended by that. */
	async #wipe(): Promise<void> {
		await this.#end();
		await this.database.destroy();
		this.emit({ type: 'wiped' });
	}

	/** What is held in memory first, so that whoever asks again sees the change. */
	async #changed(ids: readonly string[]): Promise<void> {
		this.tally.update(ids);
		this.book.update(ids);
		this.counts.update(ids);
		this.contests.forget(ids);
		this.links.forget(ids);
		this.#own.forget(ids);
		if (ids.some(isOfColleagues)) await this.colleagues.load(this.database);
		if (!this.#resting()) await this.#readChanges();
		await this.#tell(ids);
	}

	async #catchUp(kept: KeptList): Promise<void> {
		const ids = await this.#source.catchUp(kept);
		if (ids.length > 0) await this.#tell(ids);
		// Not searched before anybody asks, but ready when they do.
		await this.catalogue.prepareSearch();
		await this.#readTexts();
	}

	async #readTexts(): Promise<void> {
		if (!(await this.#texts.read(this.reader().principal))) return;
		// Whoever looks for something finds more of it.
		this.emit({ type: 'changed', ids: [] });
		this.#keepLater();
	}

	async #readChanges(): Promise<void> {
		await this.#source.update();
		await this.#texts.update();
	}

	async #tell(ids: readonly string[]): Promise<void> {
		this.emit({ type: 'changed', ids });
		this.#keepLater();
		await this.tellStatus();
	}

	/** Once nothing has changed for a while. What is not kept when the app ends is caught up with. */
	#keepLater(): void {
		this.#notKept();
		this.#notKept = this.#later(() => this.#unattended.run(() => this.#keep()));
	}

	async #keep(): Promise<void> {
		if (this.#resting()) return;
		const isKept = (await this.#source.keep()) && (await this.#texts.keep());
		if (!isKept) this.#keepLater();
	}
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	return one.size === other.size && [...one].every((each) => other.has(each));
}

function report(error: unknown): void {
	console.error('the engine could not finish', error);
}
