import type { Principal } from '#domain/access/principal.ts';
import type { SignedTexts } from '#domain/contests/signed-texts.ts';
import { contest, type Contest } from '#domain/documents/contest.ts';
import { customerCore } from '#domain/documents/customer.ts';
import type { OwnSection } from '#domain/documents/sections.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { Me } from '#domain/wire/me.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { parseDocument, readDocuments } from '../store/read-documents.ts';
import type { ServerClient } from '../sync/server-client.ts';
import type { SyncLoop } from '../sync/sync-loop.ts';
import { captureReadiness } from './capture-readiness.ts';
import { Colleagues, isOfColleagues } from './colleagues.ts';
import { conflictsOf, readConflicts } from './conflict-inbox.ts';
import { readCard } from './customer-card.ts';
import { CatalogueSource } from './catalogue-source.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { facetsOf } from './customer-facets.ts';
import { coreId, customerOf } from './customer-ids.ts';
import type {
	ContestPage,
	ContestsApi,
	EntryRuling,
	PublishOrder,
	PublishReply
} from './contests-api.ts';
import { listCustomers, toRow } from './customer-list.ts';
import type { CustomerRow } from './customer-row.ts';
import type {
	LinkedCustomer,
	NewCustomer,
	NewLink,
	ReadersAnswer,
	TerritoryChoice
} from './customers-api.ts';
import type {
	Comparison,
	CustomerPair,
	DuplicateList,
	DuplicatesApi,
	MergeOrder
} from './duplicates-api.ts';
import type { DuplicatesParts } from './duplicates.ts';
import { EngineError } from './engine-error.ts';
import type {
	AgendaItem,
	CaptureOpening,
	CaptureReadiness,
	CaptureTally,
	ContestRow,
	CustomerCard,
	CustomerFacets,
	CustomerPage,
	CustomerQuery,
	DrawQuestion,
	DrawReply,
	EngineApi,
	EngineEvent,
	EntrySubmission,
	HistoryAnswer,
	HistoryQuestion,
	Lookalike,
	LookalikeProbe,
	NewEvent,
	OpenConflict,
	PendingDoc,
	PostalArea,
	RecordMark,
	RejectedDoc,
	RescueFile,
	SettledConflict,
	SyncStatus
} from './engine-api.ts';
import { EntryTally } from './entry-tally.ts';
import { inOneRun } from './in-one-run.ts';
import type { KeptList, ListKeeper } from './kept-list.ts';
import type {
	EventReadiness,
	KioskLock,
	KioskProof,
	KioskState,
	UnlockOutcome
} from './kiosk-api.ts';
import type { KioskDesk } from './kiosk-desk.ts';
import { KnownContests } from './known-contests.ts';
import { KnownLinks } from './known-links.ts';
import type { OpenList } from './open-list.ts';
import type {
	SavedSegment,
	SegmentAnswer,
	SegmentChoices,
	SegmentDraft,
	SegmentQuestion,
	SegmentsApi
} from './segments-api.ts';
import { owedUnits } from './owed-units.ts';
import { Unattended } from './unattended.ts';
import { pendingDocs } from './unsent-list.ts';
import { WriteDown } from './write-down.ts';

export interface EngineParts {
	readonly database: LocalDatabase;
	readonly loop: SyncLoop;
	/** for what no device holds */
	readonly client: ServerClient;
	readonly emit: (event: EngineEvent) => void;
	readonly list: OpenList;
	readonly keeper: ListKeeper;
	readonly kiosk: KioskDesk;
	/** Runs the task when things may be quiet again. Returns how to call it off. */
	readonly later: (task: () => void) => () => void;
	/** Resolves when whoever waits to hear "saved" has most likely seen it. */
	readonly told: () => Promise<void>;
}

/** What was discarded by mistake is missed on the same day. */
const A_DAY_MS = 24 * 60 * 60 * 1000;

/** Answers windows from the device. Lives in the worker that leads; nothing here but a history, a draw and a publication waits for the network. */
export class Engine implements EngineApi {
	readonly #database: LocalDatabase;
	readonly #loop: SyncLoop;
	readonly #client: ServerClient;
	readonly #emit: (event: EngineEvent) => void;
	readonly #catalogue: CustomerCatalogue;
	readonly #source: CatalogueSource;
	readonly #later: EngineParts['later'];
	readonly #colleagues = new Colleagues();
	readonly #tally: EntryTally;
	readonly #kiosk: KioskDesk;
	readonly #contests: KnownContests;
	readonly #links: KnownLinks;
	readonly #writeDown: WriteDown;
	readonly #unattended = new Unattended(report);
	#me: Me | null = null;
	#pairs: DuplicatesApi | null = null;
	#segments: SegmentsApi | null = null;
	#notKept = (): void => undefined;

	/** Resolves when lists can be shown. A list that was kept is then brought up to date. */
	static async open(parts: EngineParts): Promise<Engine> {
		const engine = new Engine(parts);
		await engine.#load(parts.list);
		return engine;
	}

	private constructor(parts: EngineParts) {
		const { database, loop, client, emit, list, keeper, kiosk, later, told } = parts;
		this.#database = database;
		this.#loop = loop;
		this.#client = client;
		this.#emit = emit;
		this.#catalogue = list.catalogue;
		this.#source = new CatalogueSource(database, list.catalogue, keeper);
		this.#kiosk = kiosk;
		this.#later = later;
		this.#writeDown = new WriteDown(database, told, () => loop.wake());
		this.#contests = new KnownContests(database);
		this.#links = new KnownLinks(database);
		this.#tally = new EntryTally(database);
	}

	async #load({ kept }: OpenList): Promise<void> {
		this.#me = await this.#database.state.me();
		await Promise.all([
			kept === null ? this.#source.readAll() : null,
			this.#colleagues.load(this.#database)
		]);
		this.#database.onChange((ids) => this.#unattended.run(() => this.#changed(ids)));
		if (kept === null) this.#keepLater();
		else this.#unattended.run(() => this.#catchUp(kept));
		this.#loop.subscribe({
			status: () => this.#unattended.run(this.#tellStatus),
			me: (me) => (this.#me = me),
			failed: report,
			wiped: () => void this.#wipe().catch(report)
		});
		this.#loop.start();
		const yesterday = this.#database.clock.now() - A_DAY_MS;
		this.#unattended.run(() => this.#database.rejected.forgetDiscarded(yesterday));
	}

	async customers(query: CustomerQuery): Promise<CustomerPage> {
		await this.#seen();
		return listCustomers(this.#catalogue, query, this.#marks());
	}

	facets(): Promise<CustomerFacets> {
		return Promise.resolve(facetsOf(this.#catalogue.all(), this.#colleagues));
	}

	customer(cid: string): Promise<CustomerCard | null> {
		return readCard(this.#reader(), cid, this.#marks());
	}

	async editCustomer(cid: string, edits: readonly FieldEdit[]): Promise<void> {
		await this.#edit(coreId(cid), edits, cid);
	}

	async editSection(cid: string, section: OwnSection, edits: readonly FieldEdit[]): Promise<void> {
		const { editSection } = await import('./customer-sections.ts');
		const found = await editSection(this.#database, { cid, section }, edits);
		this.#found(coreId(cid), found);
	}

	async placesForNew(): Promise<readonly TerritoryChoice[]> {
		const { placesForNew } = await import('./new-customer.ts');
		return this.#me === null ? [] : placesForNew(this.#me, this.#colleagues);
	}

	async createCustomer(order: NewCustomer): Promise<void> {
		const { createCustomer } = await import('./new-customer.ts');
		await createCustomer(this.#database, this.#known(), order);
		void this.#writeDown.now();
	}

	async linksOf(cid: string): Promise<readonly LinkedCustomer[]> {
		await this.#seen();
		const { readLinks } = await import('./customer-links.ts');
		return readLinks({ ...this.#reader(), links: this.#links, rowOf: this.#rowOf }, cid);
	}

	async readersOf(cid: string): Promise<ReadersAnswer> {
		const { readReaders } = await import('./customer-readers.ts');
		const [client, colleagues] = [this.#client, this.#colleagues];
		return readReaders({ client, colleagues, self: this.#me?.uid ?? '' }, cid);
	}

	async addLink(order: NewLink): Promise<void> {
		const { addLink } = await import('./customer-links.ts');
		await addLink(this.#database, order);
		void this.#writeDown.now();
	}

	async editLink(docId: string, edits: readonly FieldEdit[]): Promise<void> {
		const { isLink } = await import('./customer-links.ts');
		if (!isLink(docId)) throw new EngineError('invalid', `${docId} is no link`);
		await this.#edit(docId, edits, customerOf(docId) ?? docId);
	}

	async addEvent(event: NewEvent): Promise<void> {
		const { uid } = this.#known();
		const { addEvent } = await import('./customer-events.ts');
		await addEvent(this.#database, uid, event);
		void this.#writeDown.now();
	}

	async editEvent(docId: string, edits: readonly FieldEdit[]): Promise<void> {
		const { isCustomerEvent } = await import('./customer-events.ts');
		if (!isCustomerEvent(docId)) throw new EngineError('invalid', `${docId} is nothing noted`);
		await this.#edit(docId, edits, customerOf(docId) ?? docId);
	}

	async agenda(): Promise<readonly AgendaItem[]> {
		const { readAgenda } = await import('./agenda.ts');
		const self = this.#me?.uid ?? '';
		return readAgenda({
			database: this.#database,
			colleagues: this.#colleagues,
			self,
			nameOf: this.#titleOf
		});
	}

	async history(question: HistoryQuestion): Promise<HistoryAnswer> {
		const { readHistory } = await import('./customer-history.ts');
		const self = this.#me?.uid ?? '';
		return readHistory({ client: this.#client, colleagues: this.#colleagues, self }, question);
	}

	async duplicates(look: 'anew' | 'known'): Promise<DuplicateList> {
		await this.#seen();
		return (await this.#duplicates()).duplicates(look);
	}

	async compareCustomers(pair: CustomerPair): Promise<Comparison | null> {
		return (await this.#duplicates()).compareCustomers(pair);
	}

	async mergeCustomers(order: MergeOrder): Promise<void> {
		await (await this.#duplicates()).mergeCustomers(order);
		void this.#writeDown.now();
	}

	async undoMerge(loser: string): Promise<void> {
		await (await this.#duplicates()).undoMerge(loser);
		void this.#writeDown.now();
	}

	async setApart(pair: CustomerPair, apart: boolean): Promise<void> {
		await (await this.#duplicates()).setApart(pair, apart);
		void this.#writeDown.now();
	}

	async askSegment(question: SegmentQuestion): Promise<SegmentAnswer> {
		await this.#seen();
		return (await this.#segmentDesk()).askSegment(question);
	}

	async segmentChoices(): Promise<SegmentChoices> {
		await this.#seen();
		return (await this.#segmentDesk()).segmentChoices();
	}

	async segments(): Promise<readonly SavedSegment[]> {
		return (await this.#segmentDesk()).segments();
	}

	async saveSegment(segment: SegmentDraft): Promise<void> {
		await (await this.#segmentDesk()).saveSegment(segment);
		void this.#writeDown.now();
	}

	async archiveSegment(ulid: string, archived: boolean): Promise<void> {
		await (await this.#segmentDesk()).archiveSegment(ulid, archived);
		void this.#writeDown.now();
	}

	async #segmentDesk(): Promise<SegmentsApi> {
		const { Segments } = await import('./segments.ts');
		return (this.#segments ??= new Segments({
			...this.#desk(),
			clock: () => this.#database.clock.now()
		}));
	}

	#desk(): Pick<DuplicatesParts, 'reader' | 'catalogue' | 'rowOf'> {
		return {
			reader: () => this.#reader(),
			catalogue: this.#catalogue,
			rowOf: (summary) => toRow(summary, this.#marks()(summary.cid), [])
		};
	}

	/** They remember what was found, so that going on with the list is no search each time. */
	async #duplicates(): Promise<DuplicatesApi> {
		const { Duplicates } = await import('./duplicates.ts');
		return (this.#pairs ??= new Duplicates({ ...this.#desk(), emit: this.#emit }));
	}

	async mayPublish(): Promise<boolean> {
		return (await this.#contestDesk()).mayPublish();
	}

	async contestPage(kid: string): Promise<ContestPage | null> {
		return (await this.#contestDesk()).contestPage(kid);
	}

	async publishContest(order: PublishOrder): Promise<PublishReply> {
		return (await this.#contestDesk()).publishContest(order);
	}

	async ruleEntry(ruling: EntryRuling): Promise<void> {
		await (await this.#contestDesk()).ruleEntry(ruling);
		void this.#writeDown.now();
	}

	async signedTexts(entryId: string): Promise<SignedTexts | null> {
		return (await this.#contestDesk()).signedTexts(entryId);
	}

	async #contestDesk(): Promise<ContestsApi> {
		const { ContestDesk } = await import('./contest-desk.ts');
		return new ContestDesk({
			database: this.#database,
			colleagues: this.#colleagues,
			client: this.#client,
			me: () => this.#me,
			wake: () => this.#loop.wake()
		});
	}

	async contests(): Promise<readonly Contest[]> {
		const all = await readDocuments(this.#database, startingWith('contest:'), contest);
		const { locked } = this.#kiosk;
		return all
			.filter(({ state }) => state === 'running')
			.filter(({ _id }) => locked === null || _id === `contest:${locked.kid}`)
			.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
	}

	async contestList(): Promise<readonly ContestRow[]> {
		const { readContestList } = await import('./contest-list.ts');
		return readContestList(this.#database, this.#me);
	}

	async draw(question: DrawQuestion): Promise<DrawReply> {
		const { holdDraw } = await import('./hold-draw.ts');
		const [client, database, colleagues] = [this.#client, this.#database, this.#colleagues];
		return holdDraw({ client, database, colleagues, me: this.#me }, question);
	}

	async submitEntry(submission: EntrySubmission): Promise<{ readonly cid: string }> {
		const me = this.#known();
		// Phone numbers take a table of the world's formats: loaded when it is first needed.
		const { captureEntry } = await import('./capture-entry.ts');
		const capture = { database: this.#database, contests: this.#contests, me };
		const cid = await captureEntry(capture, submission);
		this.#writeDown.later();
		return { cid };
	}

	async lookalikes(probe: LookalikeProbe): Promise<readonly Lookalike[]> {
		const { findLookalikes } = await import('./find-lookalikes.ts');
		await this.#seen();
		const found = await findLookalikes(this.#database, this.#catalogue, probe);
		const markOf = this.#marks();
		return found.flatMap(({ cid, reasons }) => {
			const summary = this.#catalogue.get(cid);
			return summary === undefined ? [] : [{ row: toRow(summary, markOf(cid), []), reasons }];
		});
	}

	async tally(kid: string): Promise<CaptureTally> {
		await this.#seen();
		return this.#tally.of(kid);
	}

	prepareCapture(opening: CaptureOpening): Promise<CaptureReadiness> {
		// A chunk that can't be had now is asked for again by the save, which says so.
		void import('./capture-entry.ts').catch(() => undefined);
		if (isUlid(opening.kid)) void this.#contests.find(opening.kid).catch(() => undefined);
		return captureReadiness(this.#database, this.#me, opening);
	}

	kiosk(): Promise<KioskState> {
		return Promise.resolve(this.#kiosk.state);
	}

	setKioskPin(pin: string): Promise<void> {
		return this.#kiosk.setPin(pin);
	}

	async lockKiosk(lock: KioskLock): Promise<void> {
		await this.#kiosk.lock(lock);
		this.#emit({ type: 'kiosk' });
	}

	async unlockKiosk(proof: KioskProof): Promise<UnlockOutcome> {
		const { leaveKiosk } = await import('./leave-kiosk.ts');
		const parts = { desk: this.#kiosk, client: this.#client, me: this.#me };
		const outcome = await leaveKiosk(parts, proof);
		if (outcome.outcome === 'open') this.#emit({ type: 'kiosk' });
		return outcome;
	}

	async eventReadiness(kid: string): Promise<EventReadiness> {
		const { eventReadiness } = await import('./event-readiness.ts');
		const status = await this.status();
		return eventReadiness({ me: this.#me, pinSet: this.#kiosk.state.pinSet, status }, kid);
	}

	async cityOf(area: PostalArea): Promise<string> {
		const { findCity } = await import('./find-city.ts');
		return findCity(this.#database, this.#catalogue, area);
	}

	async conflicts(): Promise<readonly OpenConflict[]> {
		const open = await readConflicts(this.#reader(), this.#catalogue);
		await this.#remember(open);
		return open;
	}

	async settledConflicts(): Promise<readonly SettledConflict[]> {
		const { readSettled } = await import('./settled-conflicts.ts');
		return readSettled(this.#reader());
	}

	resolveConflict(docId: string, path: string, value: Json): Promise<void> {
		return this.#edit(docId, [{ op: 'set', path, value }], customerOf(docId) ?? docId);
	}

	async reopenConflict(conflict: OpenConflict, settledWith: Json): Promise<void> {
		const { docId, path } = conflict;
		const values = conflict.values.map(({ value, stamp }) => ({ v: value, t: stamp }));
		const unit = customerOf(docId) ?? docId;
		this.#found(docId, await this.#database.reopen(docId, { path, settledWith, values }, unit));
	}

	async status(): Promise<SyncStatus> {
		const { failure, ...loop } = this.#loop.status();
		let conflicts = 0;
		for (const summary of this.#catalogue.all()) conflicts += summary.conflicts;
		const rejected = await this.#database.rejected.units();
		const owed = await this.#database.state.owed();
		const pending = this.#database.outbox.units() + owedUnits(owed).length;
		const clockOffset = this.#database.clock.state.offset;
		const customers = this.#catalogue.size;
		return { ...loop, failure, pending, rejected, conflicts, clockOffset, customers };
	}

	async pending(): Promise<readonly PendingDoc[]> {
		const owed = await this.#database.state.owed();
		const state = this.#loop.status().phase === 'sending' ? 'sending' : 'waiting';
		return pendingDocs(this.#database, owed, this.#titleOf, state);
	}

	async rejected(): Promise<readonly RejectedDoc[]> {
		const { rejectedDocs } = await import('./refused-list.ts');
		return rejectedDocs(this.#database, await this.#database.rejected.list(), this.#titleOf);
	}

	async discardRejected(id: string): Promise<void> {
		await this.#database.rejected.discard(id, this.#database.clock.now());
		await this.#tellStatus();
	}

	async bringBackRejected(id: string): Promise<void> {
		await this.#database.rejected.bringBack(id);
		await this.#tellStatus();
	}

	async retryRejected(id: string): Promise<boolean> {
		const edits = (await this.#database.rejected.list()).filter(({ unit }) => unit === id);
		const { tryAgain } = await import('./refused-edits.ts');
		if (!(await tryAgain(this.#database, edits, id))) return false;
		await this.#database.rejected.remove(id);
		await this.#tellStatus();
		void this.#writeDown.now();
		return true;
	}

	async rescue(): Promise<RescueFile> {
		const { rescueFile } = await import('./rescue-file.ts');
		return rescueFile(this.#database, this.#me?.uid ?? '');
	}

	async syncNow(): Promise<SyncStatus> {
		await this.#loop.syncNow();
		return this.status();
	}

	async close(): Promise<void> {
		await this.#end();
		await this.#database.close();
	}

	/** Closes, and deletes everything that was kept of this user. */
	async erase(): Promise<void> {
		await this.#end();
		await this.#database.destroy();
	}

	async #end(): Promise<void> {
		await this.#loop.stop();
		await this.#unattended.end();
		this.#notKept();
	}

	/** An administrator has told this device to destroy what it holds. The loop has ended by that. */
	async #wipe(): Promise<void> {
		await this.#end();
		await this.#database.destroy();
		this.#emit({ type: 'wiped' });
	}

	async #edit(docId: string, edits: readonly FieldEdit[], unit: string): Promise<void> {
		// Any edit of a path in conflict settles it.
		if (this.#catalogue.get(unit)?.conflicts) {
			const merged = await this.#database.read(docId);
			const core = merged === null ? null : parseDocument(merged, customerCore);
			if (core !== null) await this.#remember(conflictsOf(core, this.#reader()));
		}
		this.#found(docId, await this.#database.edit(docId, edits, unit));
	}

	/** For `settledConflicts`. What can't be kept must not stand in the way of what a person does. */
	async #remember(open: readonly OpenConflict[]): Promise<void> {
		const { seenConflicts, clock } = this.#database;
		const seen = open.map(({ docId, path, values }) => ({
			docId,
			path,
			values: values.map(({ value, stamp }) => ({ v: value, t: stamp })),
			at: clock.now()
		}));
		await seenConflicts.keep(seen).catch(report);
	}

	#found(docId: string, found: boolean): void {
		if (!found) throw new EngineError('not-found', `the device does not hold ${docId}`);
		void this.#writeDown.now();
	}

	/** Resolves when what is held in memory tells of all that was saved. */
	async #seen(): Promise<void> {
		if (await this.#writeDown.done()) await this.#source.update();
	}

	/** What is held in memory first, so that whoever asks again sees the change. */
	async #changed(ids: readonly string[]): Promise<void> {
		this.#tally.update(ids);
		this.#contests.forget(ids);
		this.#links.forget(ids);
		if (ids.some(isOfColleagues)) await this.#colleagues.load(this.#database);
		await this.#source.update();
		this.#emit({ type: 'changed', ids });
		this.#keepLater();
		await this.#tellStatus();
	}

	async #catchUp(kept: KeptList): Promise<void> {
		const ids = await this.#source.catchUp(kept);
		// Not searched before anybody asks, but ready when they do.
		void this.#catalogue.prepareSearch();
		if (ids.length === 0) return;
		this.#emit({ type: 'changed', ids });
		this.#keepLater();
		await this.#tellStatus();
	}

	/** Once nothing has changed for a while. What is not kept when the app ends is caught up with. */
	#keepLater(): void {
		this.#notKept();
		this.#notKept = this.#later(() => this.#unattended.run(() => this.#keep()));
	}

	async #keep(): Promise<void> {
		if (!(await this.#source.keep())) this.#keepLater();
	}

	/** The loop tells of each step, and each status takes several reads. */
	readonly #tellStatus = inOneRun(async () => {
		this.#emit({ type: 'status', status: await this.status() });
	});

	/** A record is on the device while any document of it waits in the outbox. */
	#marks(): (cid: string) => RecordMark {
		const waiting = new Set(this.#database.outbox.entries().map(({ id }) => customerOf(id)));
		const mark = this.#loop.status().phase === 'sending' ? 'sending' : 'device';
		return (cid) => (waiting.has(cid) ? mark : 'server');
	}

	#known(): Me {
		if (this.#me === null) throw new EngineError('closed', 'nobody has signed in yet');
		return this.#me;
	}

	readonly #rowOf = (cid: string): CustomerRow | null => {
		const summary = this.#catalogue.get(cid);
		return summary === undefined ? null : toRow(summary, this.#marks()(cid), []);
	};

	readonly #titleOf = (cid: string): string => this.#catalogue.get(cid)?.name ?? '';

	#reader(): {
		readonly database: LocalDatabase;
		readonly colleagues: Colleagues;
		readonly principal: Principal | null;
	} {
		return {
			database: this.#database,
			colleagues: this.#colleagues,
			principal: this.#me === null ? null : principalOf(this.#me)
		};
	}
}

function report(error: unknown): void {
	console.error('the engine could not finish', error);
}

function principalOf({ uid, device, roles, teams, territories }: Me): Principal {
	return { uid, device, roles, teams, territories };
}
