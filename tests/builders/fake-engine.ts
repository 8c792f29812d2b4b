import type { ContestWeight } from '../../src/lib/domain/contests/weigh-contest.ts';
import type { SignedTexts } from '../../src/lib/domain/contests/signed-texts.ts';
import type { ConsentAnswer } from '../../src/lib/domain/consent/answer-consent.ts';
import type { ContactChannel } from '../../src/lib/domain/consent/contact-objections.ts';
import type { Contest } from '../../src/lib/domain/documents/contest.ts';
import type { CustomerCore } from '../../src/lib/domain/documents/customer.ts';
import type { ComplaintQuestion } from '../../src/lib/domain/reports/complaint-times.ts';
import type { HistoryKeeping } from '../../src/lib/domain/documents/history-settings.ts';
import type { KeptSection } from '../../src/lib/domain/documents/sections.ts';
import { customFieldName } from '../../src/lib/domain/documents/custom-field.ts';
import { stages } from '../../src/lib/domain/documents/stages.ts';
import type { Json } from '../../src/lib/domain/kernel/json.ts';
import type { FieldEdit } from '../../src/lib/domain/merge/field-edit.ts';
import { displayName } from '../../src/lib/domain/search/display-name.ts';
import { stageFunnel, type FunnelStep } from '../../src/lib/domain/segments/stage-funnel.ts';
import { fold } from '../../src/lib/domain/search/fold.ts';
import type {
	ContactInterval,
	LinkedCustomer,
	NewCustomer,
	NewLink,
	ReadersAnswer,
	ErasureAnswer,
	TerritoryChoice
} from '../../src/lib/app/customers-api.ts';
import type { AssignmentOutcome, Belonging, Belongs } from '../../src/lib/app/assignment-api.ts';
import type { ContactProbe, NewConsent } from '../../src/lib/app/consents-api.ts';
import type {
	CampaignCustomer,
	CampaignList,
	CampaignOrder
} from '../../src/lib/app/campaigns-api.ts';
import type { EventDevicesReply } from '../../src/lib/app/devices-api.ts';
import type { EngineClient } from '../../src/lib/app/engine-client.ts';
import type { CardFields, FieldCounts, FieldOrder } from '../../src/lib/app/fields-api.ts';
import type { ComplaintReport } from '../../src/lib/app/complaints-api.ts';
import type {
	CardAs,
	CustomersAs,
	ViewablePeople,
	ViewAsQuestion
} from '../../src/lib/app/view-as-api.ts';
import type { KeepingPreview, KeptHistory } from '../../src/lib/app/history-keeping-api.ts';
import type {
	EventReadiness,
	KioskOrder,
	KioskProof,
	KioskState,
	UnlockOutcome
} from '../../src/lib/app/kiosk-api.ts';
import type {
	Comparison,
	CustomerPair,
	DisputedMerge,
	DuplicateList,
	MergeOrder
} from '../../src/lib/app/duplicates-api.ts';
import type {
	ContestPage,
	EntryPicturesAnswer,
	EntryRuling,
	PublishOrder,
	PublishReply
} from '../../src/lib/app/contests-api.ts';
import type { RescuedFile, RescueOutcome, SealedRescue } from '../../src/lib/app/rescue-api.ts';
import type {
	AudienceChoices,
	SavedSegment,
	SegmentAnswer,
	SegmentChoices,
	SegmentDraft,
	SegmentFilter,
	SegmentQuestion
} from '../../src/lib/app/segments-api.ts';
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
	CustomerRow,
	CustomerSort,
	DrawQuestion,
	DrawReply,
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
	RejectedDoc,
	SettledConflict,
	SyncStatus
} from '../../src/lib/app/engine-api.ts';

/** What a fake device holds. */
export interface FakeWorld {
	readonly cards: readonly CustomerCard[];
	readonly contests: readonly Contest[];
	readonly conflicts: readonly OpenConflict[];
	readonly settled: readonly SettledConflict[];
	readonly pending: readonly PendingDoc[];
	readonly eventDevices: EventDevicesReply;
	readonly rejected: readonly RejectedDoc[];
	readonly status: SyncStatus;
	readonly agenda: readonly AgendaItem[];
	readonly complaints: ComplaintReport | null;
	/** what the server tells, page by page: by the token that asks for it, '' for the newest */
	readonly history: Readonly<Record<string, HistoryAnswer>>;
	readonly draw: DrawReply;
	readonly duplicates: DuplicateList;
	readonly segments: readonly SavedSegment[];
	/** by ulid of the segment, cids of who is in it */
	readonly members: Readonly<Record<string, readonly string[]>>;
	readonly comparison: Comparison | null;
	/** by cid */
	readonly readers: ReadersAnswer;
	readonly viewable: ViewablePeople;
	readonly customersAs: CustomersAs;
	readonly cardAs: CardAs;
	readonly erasure: ErasureAnswer;
	readonly links: Readonly<Record<string, readonly LinkedCustomer[]>>;
	/** what the roles of who is signed in say */
	readonly mayCapture: boolean;
	readonly mayPublish: boolean;
	readonly contestPages: readonly ContestPage[];
	/** what publishing would do to entries */
	readonly weight: ContestWeight | null;
	/** what the server says to whoever publishes */
	readonly publishReply: PublishReply;
	readonly signed: SignedTexts | null;
	readonly pictures: EntryPicturesAnswer;
	readonly kiosk: KioskState;
	readonly readiness: EventReadiness;
	readonly fields: CardFields;
	readonly fieldCounts: FieldCounts;
	readonly contactInterval: ContactInterval;
	readonly historyKeeping: KeptHistory;
	/** what the server says would go, by days; absent: it can't be reached */
	readonly historyPreviews: Readonly<Record<number, KeepingPreview>>;
	readonly campaigns: CampaignList;
	readonly belonging: Belonging | null;
	/** what the list may be filtered and sorted by */
	readonly filters: CustomerFacets['filters'];
	readonly sorts: CustomerFacets['sorts'];
}

/**
 * An engine for tests of what is on the screen: it holds everything in memory, answers at once, and
 * remembers what it was told to do. How the real one merges, searches and syncs is not its matter.
 */
export class FakeEngine implements EngineClient {
	readonly edits: { readonly cid: string; readonly edits: readonly FieldEdit[] }[] = [];
	readonly entries: EntrySubmission[] = [];
	readonly resolved: { readonly docId: string; readonly path: string; readonly value: Json }[] = [];
	readonly reopened: { readonly conflict: OpenConflict; readonly settledWith: Json }[] = [];
	readonly discarded: RejectedDoc[] = [];
	readonly retried: string[] = [];
	readonly answers: ConsentAnswer[] = [];
	readonly drawn: DrawQuestion[] = [];
	readonly published: PublishOrder[] = [];
	readonly ruled: EntryRuling[] = [];
	readonly noted: NewEvent[] = [];
	readonly begun: CampaignOrder[] = [];
	readonly complaintsAsked: ComplaintQuestion[] = [];
	readonly segmentsAsked: SegmentQuestion[] = [];
	readonly created: NewCustomer[] = [];
	readonly linked: NewLink[] = [];
	readonly assigned: { readonly cid: string; readonly to: Partial<Belongs> }[] = [];
	/** what assigning comes to */
	assignment: AssignmentOutcome = 'kept';
	readonly merged: MergeOrder[] = [];
	readonly unmerged: string[] = [];
	readonly setsApart: { readonly pair: CustomerPair; readonly apart: boolean }[] = [];
	readonly changed: { readonly docId: string; readonly edits: readonly FieldEdit[] }[] = [];
	readonly kioskOrders: (KioskOrder | KioskProof | string)[] = [];
	/** the next write fails with it */
	failure: Error | null = null;
	#world: FakeWorld;
	readonly #listeners = new Set<(event: EngineEvent) => void>();

	constructor(world: Partial<FakeWorld> = {}) {
		this.#world = {
			cards: [],
			contests: [],
			conflicts: [],
			settled: [],
			pending: [],
			rejected: [],
			status: calm,
			agenda: [],
			complaints: noComplaints,
			history: { '': { kind: 'offline' } },
			draw: { kind: 'offline' },
			duplicates: { pairs: [], total: 0, stale: false, mayMerge: true, disputed: [] },
			comparison: null,
			links: {},
			readers: { kind: 'offline' },
			viewable: { allowed: false, people: [] },
			customersAs: { kind: 'offline' },
			cardAs: { kind: 'offline' },
			erasure: { kind: 'offline' },
			segments: [],
			members: {},
			mayCapture: true,
			mayPublish: true,
			contestPages: [],
			weight: null,
			publishReply: { kind: 'published', version: 1 },
			signed: null,
			pictures: { kind: 'none' },
			kiosk: { locked: null, pinSet: false },
			readiness: allReady,
			fields: { custom: [], hidden: [], editable: false },
			fieldCounts: { cards: 0, filled: {}, unread: [], uses: {}, young: [] },
			contactInterval: { days: 14, editable: false },
			historyKeeping: { keep: 'always', editable: false },
			historyPreviews: {},
			campaigns: { mayBegin: false, campaigns: [] },
			belonging: null,
			filters: ['stages', 'territories', 'tags', 'quiet', 'archived'],
			sorts: ['name', 'recent', 'stage', 'company', 'place'],
			eventDevices: { kind: 'offline' },
			...world
		};
	}

	/** Changes the device's content under the screen, as a sync does. */
	become(change: Partial<FakeWorld>, ids: readonly string[] = []): void {
		this.#world = { ...this.#world, ...change };
		this.#tell({ type: 'changed', ids });
		this.#tell({ type: 'status', status: this.#world.status });
	}

	/** Orders by the first of the asked orders alone: the rest is the real engine's matter. */
	customers(query: CustomerQuery): Promise<CustomerPage> {
		const words = fold(query.text)
			.split(/\s+/)
			.filter((word) => word !== '');
		const all = this.#world.cards.map((card) => ({ card, row: rowOf(card, words) }));
		const found = all.filter(({ card, row }) => {
			const said = row.found?.text ?? '';
			const haystack = fold(`${row.name} ${row.companyName} ${row.place} ${said}`);
			const isIn = passes(card, row, query, this.#world.members);
			return isIn && words.every((word) => haystack.includes(word));
		});
		const rows = found.map(({ row }) => row).sort(ordering(query.sort[0] ?? { by: 'name' }));
		const page = rows.slice(query.offset, query.offset + query.limit);
		return Promise.resolve({ total: rows.length, of: all.length, rows: page });
	}

	facets(): Promise<CustomerFacets> {
		const cards = this.#world.cards;
		const territories = new Map(
			cards.map(({ core, territoryName }) => [core.assigned.territory, territoryName])
		);
		const found = new Set(cards.map(({ core }) => core.stage));
		const counts = new Map<string, number>();
		for (const tag of cards.flatMap(tagsOf)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
		return Promise.resolve({
			stages: stages.filter((stage) => found.has(stage)),
			territories: [...territories].map(([slug, name]) => ({ slug, name })),
			tags: [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count),
			filters: this.#world.filters,
			sorts: this.#world.sorts,
			archived: false,
			segments: this.#world.segments.map(({ ulid, name }) => ({ ulid, name }))
		});
	}

	customer(cid: string): Promise<CustomerCard | null> {
		return Promise.resolve(this.#world.cards.find((card) => card.cid === cid) ?? null);
	}

	placesForNew(): Promise<readonly TerritoryChoice[]> {
		const facets = this.#world.cards.map(({ core, territoryName }) => ({
			slug: core.assigned.territory,
			name: territoryName
		}));
		return Promise.resolve(facets.slice(0, 1));
	}

	createCustomer(order: NewCustomer): Promise<void> {
		return this.#write(() => void this.created.push(order));
	}

	linksOf(cid: string): Promise<readonly LinkedCustomer[]> {
		return Promise.resolve(this.#world.links[cid] ?? []);
	}

	readersOf(): Promise<ReadersAnswer> {
		return Promise.resolve(this.#world.readers);
	}

	viewablePeople(): Promise<ViewablePeople> {
		return Promise.resolve(this.#world.viewable);
	}

	/** Finds by names alone. */
	customersAs({ text, which, limit }: ViewAsQuestion): Promise<CustomersAs> {
		const { customersAs: told } = this.#world;
		if (told.kind !== 'ok') return Promise.resolve(told);
		const found = told.rows.filter(
			({ row, because }) =>
				(because !== '') === (which === 'seen') &&
				row.name.toLowerCase().includes(text.toLowerCase())
		);
		return Promise.resolve({ ...told, total: found.length, rows: found.slice(0, limit) });
	}

	cardAs(): Promise<CardAs> {
		return Promise.resolve(this.#world.cardAs);
	}

	weighErasure(): Promise<ErasureAnswer> {
		return Promise.resolve(this.#world.erasure);
	}

	eraseCustomer(cid: string): Promise<ErasureAnswer> {
		const { erasure, cards } = this.#world;
		if (erasure.kind === 'ok') {
			this.become({ cards: cards.filter((card) => card.cid !== cid) }, [`customer:${cid}`]);
		}
		return Promise.resolve(erasure);
	}

	belonging(): Promise<Belonging | null> {
		return Promise.resolve(this.#world.belonging);
	}

	async assignCustomer(cid: string, to: Partial<Belongs>): Promise<AssignmentOutcome> {
		await this.#write(() => void this.assigned.push({ cid, to }));
		return this.assignment;
	}

	addLink(order: NewLink): Promise<void> {
		return this.#write(() => void this.linked.push(order));
	}

	editLink(docId: string, edits: readonly FieldEdit[]): Promise<void> {
		return this.#write(() => void this.changed.push({ docId, edits }));
	}

	editSection(cid: string, section: KeptSection, edits: readonly FieldEdit[]): Promise<void> {
		return this.#write(
			() => void this.changed.push({ docId: `customer:${cid}:${section}`, edits })
		);
	}

	editCustomer(cid: string, edits: readonly FieldEdit[]): Promise<void> {
		return this.#write(() => {
			this.edits.push({ cid, edits });
			const cards = this.#world.cards.map((card) =>
				card.cid === cid
					? { ...card, core: edited(card.core, edits), mark: 'device' as const }
					: card
			);
			this.become({ cards });
		});
	}

	cardFields(): Promise<CardFields> {
		return Promise.resolve(this.#world.fields);
	}

	saveField(order: FieldOrder): Promise<void> {
		return this.#write(() => {
			const { fields } = this.#world;
			const others = fields.custom.filter(({ slug }) => slug !== order.slug);
			const { readers: _, ...field } = order;
			const saved = { ...field, name: customFieldName(order.slug) };
			this.become({ fields: { ...fields, custom: [...others, saved] } });
		});
	}

	fieldCounts(): Promise<FieldCounts> {
		return Promise.resolve(this.#world.fieldCounts);
	}

	hideField(field: string, hidden: boolean): Promise<void> {
		return this.#write(() => {
			const { fields } = this.#world;
			const others = fields.hidden.filter((each) => each !== field);
			this.become({ fields: { ...fields, hidden: hidden ? [...others, field] : others } });
		});
	}

	addEvent(event: NewEvent): Promise<void> {
		return this.#write(() => void this.noted.push(event));
	}

	editEvent(docId: string, edits: readonly FieldEdit[]): Promise<void> {
		return this.#write(() => void this.changed.push({ docId, edits }));
	}

	agenda(): Promise<readonly AgendaItem[]> {
		return Promise.resolve(this.#world.agenda);
	}

	complaintTimes(question: ComplaintQuestion): Promise<ComplaintReport | null> {
		this.complaintsAsked.push(question);
		return Promise.resolve(this.#world.complaints);
	}

	history({ older = '' }: HistoryQuestion): Promise<HistoryAnswer> {
		return Promise.resolve(this.#world.history[older] ?? { kind: 'refused' });
	}

	duplicates(): Promise<DuplicateList> {
		return Promise.resolve(this.#world.duplicates);
	}

	/** The same two, whichever is asked to stay. */
	compareCustomers({ first }: CustomerPair): Promise<Comparison | null> {
		const { comparison } = this.#world;
		if (comparison === null || comparison.winner.cid === first) return Promise.resolve(comparison);
		const { winner: loser, loser: winner } = comparison;
		return Promise.resolve({ ...comparison, winner, loser });
	}

	mergeCustomers(order: MergeOrder): Promise<void> {
		return this.#write(() => {
			this.merged.push(order);
			this.#withoutPair(order.winner, order.loser);
		});
	}

	undoMerge(loser: string): Promise<void> {
		return this.#write(() => {
			this.unmerged.push(loser);
			this.#withoutDispute(({ from }) => from === loser);
		});
	}

	setApart(pair: CustomerPair, apart: boolean): Promise<void> {
		return this.#write(() => {
			this.setsApart.push({ pair, apart });
			if (apart) this.#withoutPair(pair.first, pair.second);
			else this.#withoutDispute((each) => each.pair.first === pair.first);
		});
	}

	/** Everybody, in every segment: which rows are in one is the real engine's matter. */
	askSegment(question: SegmentQuestion): Promise<SegmentAnswer> {
		this.segmentsAsked.push(question);
		const all = this.#world.cards.map((card) => ({ row: rowOf(card, []), because: [] }));
		const { offset, limit } = question;
		return Promise.resolve({
			total: all.length,
			of: all.length,
			rows: all.slice(offset, offset + limit),
			refused: []
		});
	}

	segmentChoices(): Promise<SegmentChoices> {
		return Promise.resolve({
			tags: ['Feria'],
			countries: ['ES'],
			cities: ['Vigo'],
			products: ['Pan'],
			currencies: ['EUR'],
			campaigns: [],
			purposes: ['news'],
			territories: [{ value: 'norte', label: 'Norte' }],
			owners: [{ value: 'luis', label: 'Luis' }],
			sections: ['notes', 'commercial', 'billing']
		});
	}

	audiences(): Promise<AudienceChoices> {
		return Promise.resolve({
			roles: [
				{ id: 'role:rep', name: { es: 'Comercial', en: 'Rep' }, customers: true },
				{
					id: 'role:supervisor',
					name: { es: 'Supervisión', en: 'Supervisor' },
					customers: true
				},
				{ id: 'role:kiosk', name: { es: 'Quiosco', en: 'Kiosk' }, customers: false }
			],
			teams: [{ id: 'team:ferias', name: 'Ferias' }],
			territories: [{ id: 'territory:norte', name: 'Norte' }],
			people: [{ id: 'person:luis', name: 'Luis Cifuentes' }]
		});
	}

	contactInterval(): Promise<ContactInterval> {
		return Promise.resolve(this.#world.contactInterval);
	}

	setContactInterval(days: number): Promise<void> {
		return this.#write(() =>
			this.become({ contactInterval: { ...this.#world.contactInterval, days } }, [
				'settings:contact'
			])
		);
	}

	historyKeeping(): Promise<KeptHistory> {
		return Promise.resolve(this.#world.historyKeeping);
	}

	setHistoryKeeping(keep: HistoryKeeping): Promise<void> {
		return this.#write(() =>
			this.become({ historyKeeping: { ...this.#world.historyKeeping, keep } }, ['settings:history'])
		);
	}

	previewHistoryKeeping(days: number): Promise<KeepingPreview> {
		return Promise.resolve(this.#world.historyPreviews[days] ?? { kind: 'offline' });
	}

	campaigns(): Promise<CampaignList> {
		return Promise.resolve(this.#world.campaigns);
	}

	campaignCustomers(): Promise<readonly CampaignCustomer[]> {
		const [first, second] = this.#world.cards.map((card) => rowOf(card, []));
		if (first === undefined || second === undefined) return Promise.resolve([]);
		return Promise.resolve([
			{ row: first, checked: false },
			{ row: second, checked: true }
		]);
	}

	async beginCampaign(order: CampaignOrder): Promise<number> {
		await this.#write(() => void this.begun.push(order));
		return this.#world.cards.length;
	}

	endCampaign(ulid: string, ended: boolean): Promise<void> {
		const state = ended ? 'ended' : 'runs';
		const { campaigns, mayBegin } = this.#world.campaigns;
		return this.#write(() =>
			this.become({
				campaigns: {
					mayBegin,
					campaigns: campaigns.map((each) => (each.ulid === ulid ? { ...each, state } : each))
				}
			})
		);
	}

	segments(): Promise<readonly SavedSegment[]> {
		return Promise.resolve(this.#world.segments);
	}

	saveSegment(draft: SegmentDraft): Promise<void> {
		return this.#write(() => {
			const others = this.#world.segments.filter(({ ulid }) => ulid !== draft.ulid);
			this.become({
				segments: [...others, { ...draft, byName: 'Ana', mine: true, editable: true }]
			});
		});
	}

	archiveSegment(ulid: string): Promise<void> {
		return this.#write(() => {
			this.become({ segments: this.#world.segments.filter((each) => each.ulid !== ulid) });
		});
	}

	stageFunnel(segment: SegmentFilter | null): Promise<readonly FunnelStep[]> {
		const inside = segment === null ? null : (this.#world.members[segment.ulid] ?? []);
		const cards = this.#world.cards.filter(({ cid }) => inside?.includes(cid) ?? true);
		return Promise.resolve(stageFunnel(cards.map(({ core }) => core)));
	}

	mayPublish(): Promise<boolean> {
		return Promise.resolve(this.#world.mayPublish);
	}

	contestPage(kid: string): Promise<ContestPage | null> {
		return Promise.resolve(this.#world.contestPages.find((page) => page.kid === kid) ?? null);
	}

	weighContest(): Promise<ContestWeight | null> {
		return Promise.resolve(this.#world.weight);
	}

	publishContest(order: PublishOrder): Promise<PublishReply> {
		this.published.push(structuredClone(order));
		return Promise.resolve(this.#world.publishReply);
	}

	ruleEntry(ruling: EntryRuling): Promise<void> {
		return this.#write(() => void this.ruled.push(ruling));
	}

	signedTexts(): Promise<SignedTexts | null> {
		return Promise.resolve(this.#world.signed);
	}

	entryPictures(): Promise<EntryPicturesAnswer> {
		return Promise.resolve(this.#world.pictures);
	}

	contestList(): Promise<readonly ContestRow[]> {
		return Promise.resolve(
			this.#world.contests.map((contest) => {
				const kid = contest._id.slice('contest:'.length);
				const entries = this.entries.filter((entry) => entry.kid === kid).length;
				return { kid, contest, entries, draw: 'unbegun' };
			})
		);
	}

	draw(question: DrawQuestion): Promise<DrawReply> {
		this.drawn.push(question);
		return Promise.resolve(this.#world.draw);
	}

	kiosk(): Promise<KioskState> {
		return Promise.resolve(this.#world.kiosk);
	}

	setKioskPin(pin: string): Promise<void> {
		return this.#write(() => {
			this.kioskOrders.push(pin);
			const { kiosk, readiness } = this.#world;
			this.become({
				kiosk: { ...kiosk, pinSet: true },
				readiness: { ...readiness, pinSet: true }
			});
		});
	}

	lockKiosk(order: KioskOrder): Promise<void> {
		return this.#write(() => {
			this.kioskOrders.push(order);
			const { kid, language } = order;
			this.become({ kiosk: { locked: { kid, language }, pinSet: true } });
		});
	}

	/** The PIN is 271828. */
	unlockKiosk(proof: KioskProof): Promise<UnlockOutcome> {
		this.kioskOrders.push(proof);
		if (!('pin' in proof)) return Promise.resolve({ outcome: 'offline' });
		if (proof.pin !== '271828') return Promise.resolve({ outcome: 'wrong', waitSeconds: 0 });
		return Promise.resolve({ outcome: 'open' });
	}

	eventReadiness(): Promise<EventReadiness> {
		return Promise.resolve(this.#world.readiness);
	}

	contests(): Promise<readonly Contest[]> {
		return Promise.resolve(this.#world.contests);
	}

	submitEntry(submission: EntrySubmission): Promise<{ readonly cid: string }> {
		return this.#write(() => {
			this.entries.push(structuredClone(submission));
			const { kid, ulid } = submission;
			this.#tell({ type: 'changed', ids: [`entry:${kid}:${ulid}`] });
			return { cid: submission.customer ?? submission.ulid };
		});
	}

	lookalikes(probe: LookalikeProbe): Promise<readonly Lookalike[]> {
		const digits = probe.phone.replace(/\D/g, '');
		const found = this.#world.cards.filter(({ core }) => {
			if (digits.length < 9) return false;
			return (core.phones ?? []).some(({ number }) => number?.endsWith(digits.slice(-9)));
		});
		return Promise.resolve(found.map((card) => ({ row: rowOf(card, []), reasons: ['phone'] })));
	}

	tally(kid: string): Promise<CaptureTally> {
		const captured = this.entries.filter((entry) => entry.kid === kid);
		const last = captured.at(-1);
		if (last === undefined) return Promise.resolve({ count: 0, last: null });
		const { givenName = '', familyName = '', city = '' } = last.answers;
		const cid = last.customer ?? last.ulid;
		const name = `${givenName} ${familyName}`.trim();
		return Promise.resolve({ count: captured.length, last: { cid, name, city } });
	}

	prepareCapture({ ulid }: CaptureOpening): Promise<CaptureReadiness> {
		const saved = this.entries.some((entry) => entry.ulid === ulid);
		return Promise.resolve({ allowed: this.#world.mayCapture, saved });
	}

	cityOf({ postalCode }: PostalArea): Promise<string> {
		const addresses = this.#world.cards.flatMap(({ core }) => core.addresses ?? []);
		const there = addresses.find((address) => address.postalCode === postalCode.trim());
		return Promise.resolve(there?.city ?? '');
	}

	conflicts(): Promise<readonly OpenConflict[]> {
		return Promise.resolve(this.#world.conflicts);
	}

	resolveConflict(docId: string, path: string, value: Json): Promise<void> {
		return this.#write(() => {
			this.resolved.push({ docId, path, value });
			const conflicts = this.#world.conflicts.filter(
				(conflict) => conflict.docId !== docId || conflict.path !== path
			);
			const status = { ...this.#world.status, conflicts: conflicts.length };
			this.become({ conflicts, status, settled: this.#settledBy(docId, path, value) });
		});
	}

	settledConflicts(): Promise<readonly SettledConflict[]> {
		return Promise.resolve(this.#world.settled);
	}

	reopenConflict(conflict: OpenConflict, settledWith: Json): Promise<void> {
		return this.#write(() => {
			this.reopened.push({ conflict, settledWith });
			const { docId, path } = conflict;
			const conflicts = [...this.#world.conflicts, conflict];
			this.become({
				conflicts,
				settled: this.#world.settled.filter((each) => !isOf(each.conflict, docId, path)),
				status: { ...this.#world.status, conflicts: conflicts.length }
			});
		});
	}

	status(): Promise<SyncStatus> {
		return Promise.resolve(this.#world.status);
	}

	pending(): Promise<readonly PendingDoc[]> {
		return Promise.resolve(this.#world.pending);
	}

	rejected(): Promise<readonly RejectedDoc[]> {
		return Promise.resolve(this.#world.rejected);
	}

	discardRejected(id: string): Promise<void> {
		return this.#write(() => {
			this.discarded.push(...this.#world.rejected.filter((doc) => doc.id === id));
			this.become({ rejected: this.#world.rejected.filter((doc) => doc.id !== id) });
		});
	}

	bringBackRejected(id: string): Promise<void> {
		return this.#write(() => {
			const { discarded } = this;
			this.become({
				rejected: [...this.#world.rejected, ...discarded.filter((doc) => doc.id === id)]
			});
		});
	}

	retryRejected(id: string): Promise<boolean> {
		return this.#write(() => {
			this.retried.push(id);
			this.become({ rejected: this.#world.rejected.filter((doc) => doc.id !== id) });
			return true;
		});
	}

	noteConsent(order: NewConsent): Promise<void> {
		return this.#write(() => void this.answers.push(order.answer));
	}

	closedTo({ email }: ContactProbe): Promise<readonly ContactChannel[]> {
		return Promise.resolve(email === 'dejadme@ejemplo.es' ? ['email'] : []);
	}

	eventDevices(): Promise<EventDevicesReply> {
		return Promise.resolve(this.#world.eventDevices);
	}

	describeDevice(): Promise<void> {
		return Promise.resolve();
	}

	rescue(): Promise<SealedRescue> {
		return Promise.resolve({ name: 'ficha', text: '', units: this.#world.pending.length });
	}

	takeRescue({ password, text }: RescuedFile): Promise<RescueOutcome> {
		if (!text.startsWith('{')) return Promise.resolve({ kind: 'damaged' });
		if (password !== 'levadura madre') return Promise.resolve({ kind: 'wrong-password' });
		return Promise.resolve({ kind: 'taken', taken: 2, known: 1, refused: 0, drafts: {} });
	}

	syncNow(): Promise<SyncStatus> {
		return this.status();
	}

	close(): Promise<void> {
		return Promise.resolve();
	}

	subscribe(listener: (event: EngineEvent) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	readonly ended = new Promise<void>(() => undefined);

	end(): Promise<void> {
		return Promise.resolve();
	}

	holdBack(): void {
		return;
	}

	suspend(): void {
		return;
	}

	resume(): void {
		return;
	}

	dispose(): void {
		this.#listeners.clear();
	}

	#withoutDispute(isSettled: (dispute: DisputedMerge) => boolean): void {
		const { duplicates } = this.#world;
		const disputed = duplicates.disputed.filter((each) => !isSettled(each));
		this.become({ duplicates: { ...duplicates, disputed } });
	}

	#withoutPair(one: string, other: string): void {
		const { duplicates } = this.#world;
		const pairs = duplicates.pairs.filter(
			({ first, second }) => !(isEither(first.cid) && isEither(second.cid))
		);
		this.become({ duplicates: { ...duplicates, pairs, total: pairs.length } });

		function isEither(cid: string): boolean {
			return cid === one || cid === other;
		}
	}

	#settledBy(docId: string, path: string, value: Json): readonly SettledConflict[] {
		const chosen = { value, byName: 'Ana', mine: true, at: Date.now(), stamp: '' };
		const { conflicts, settled } = this.#world;
		const now = conflicts.filter((each) => isOf(each, docId, path));
		return [...now.map((conflict) => ({ conflict, choice: chosen, editable: true })), ...settled];
	}

	#tell(event: EngineEvent): void {
		for (const listener of this.#listeners) listener(event);
	}

	async #write<T>(write: () => T): Promise<T> {
		const { failure } = this;
		this.failure = null;
		await Promise.resolve();
		if (failure !== null) throw failure;
		return write();
	}
}

function isOf(conflict: OpenConflict, docId: string, path: string): boolean {
	return conflict.docId === docId && conflict.path === path;
}

/** As far as the engine knows. */
export const allReady: EventReadiness = {
	allowed: true,
	mayOverride: false,
	pinSet: true,
	lastSync: Date.now(),
	clockOffset: 0,
	sessionUntil: Date.now() + 14 * 24 * 3_600_000,
	signedOut: false
};

export const noComplaints: ComplaintReport = {
	came: 0,
	customers: 0,
	open: 0,
	overdue: 0,
	resolved: 0,
	half: null,
	most: null,
	dated: 0,
	inTime: 0,
	owners: [],
	months: []
};

/** Nothing to send, nothing refused, nothing to settle. */
export const calm: SyncStatus = {
	phase: 'synced',
	pending: 0,
	sent: 0,
	rejected: 0,
	conflicts: 0,
	lastSync: null,
	firstSync: false
};

function rowOf(card: CustomerCard, matched: readonly string[]): CustomerRow {
	const { core } = card;
	const address = core.addresses?.[0];
	return {
		cid: card.cid,
		type: core.type,
		name: displayName(core),
		companyName: core.companyName ?? '',
		place: [address?.postalCode, address?.city].filter(Boolean).join(' '),
		stage: core.stage ?? '',
		lastContact: card.activities[0]?.at ?? '',
		mark: card.mark,
		conflicts: card.conflicts.length,
		matched,
		...saidTo(card, matched)
	};
}

/** What was said to somebody, where it has a word that was looked for. */
function saidTo(
	{ activities }: CustomerCard,
	words: readonly string[]
): Pick<CustomerRow, 'found'> {
	const texts = activities.flatMap(({ summary }) => summary ?? []);
	const text = texts.find((each) => words.some((word) => fold(each).includes(word)));
	return text === undefined ? {} : { found: { field: 'activity', text } };
}

function tagsOf({ core }: CustomerCard): readonly string[] {
	return (core.tags ?? []).flatMap(({ value }) => value ?? []);
}

function passes(
	card: CustomerCard,
	row: CustomerRow,
	query: CustomerQuery,
	members: FakeWorld['members']
): boolean {
	const { stages: wanted = [], territories = [], tags = [], notContactedSince } = query;
	const { territory } = card.core.assigned;
	return (
		(wanted.length === 0 || wanted.includes(row.stage)) &&
		(territories.length === 0 || territories.includes(territory)) &&
		(tags.length === 0 || tagsOf(card).some((tag) => tags.includes(tag))) &&
		(notContactedSince === undefined || row.lastContact < notContactedSince) &&
		(query.segment === undefined || members[query.segment.ulid]?.includes(card.cid) === true)
	);
}

function ordering({ by, descending }: CustomerSort): (a: CustomerRow, b: CustomerRow) => number {
	const direction = (by === 'recent') === (descending === true) ? 1 : -1;
	const key = (row: CustomerRow): string => {
		if (by === 'recent') return row.lastContact;
		return by === 'company' ? row.companyName : row[by];
	};
	return (a, b) => key(a).localeCompare(key(b), 'es') * direction;
}

function edited(core: CustomerCore, edits: readonly FieldEdit[]): CustomerCore {
	const next = structuredClone(core) as Record<string, unknown>;
	for (const edit of edits) applyTo(next, edit);
	return next as CustomerCore;
}

type Items = Record<string, unknown>[];

function applyTo(core: Record<string, unknown>, edit: FieldEdit): void {
	if (edit.op === 'add') {
		const items = (core[edit.list] as Items | undefined) ?? [];
		core[edit.list] = [...items, { id: edit.item, ...edit.values }];
		return;
	}
	if (edit.op === 'remove') {
		const items = (core[edit.list] as Items | undefined) ?? [];
		core[edit.list] = items.filter((item) => item['id'] !== edit.item);
		return;
	}
	const [first = '', id, name = ''] = edit.path.split('/');
	const items =
		id === undefined ? [core] : (core[first] as Items).filter((item) => item['id'] === id);
	for (const item of items) setOrClear(item, id === undefined ? first : name, edit.value);
}

function setOrClear(holder: Record<string, unknown>, name: string, value: Json): void {
	if (value === null) Reflect.deleteProperty(holder, name);
	else holder[name] = value;
}
