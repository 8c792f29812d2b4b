/**
 * What a window asks of the engine. The engine lives in a worker of whichever window leads (it alone
 * opens the database); a window does not know or care whether it is its own. Everything that crosses
 * is plain data, and every answer comes from the device: nothing here waits for the network except
 * `syncNow`.
 */
import type { Submission } from '#domain/contests/build-entry.ts';
import type { ContactChannel } from '#domain/consent/contact-objections.ts';
import type { Witnessed } from '#domain/consent/consent-receipts.ts';
import type { Contest } from '#domain/documents/contest.ts';
import type { Localised } from '#domain/documents/localised.ts';
import type { DrawStep } from '#domain/documents/draw.ts';
import type { CustomerCore } from '#domain/documents/customer.ts';
import type { Activity, Complaint, Purchase, Task } from '#domain/documents/events.ts';
import type { KeptSection } from '#domain/documents/sections.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { DrawAnswer } from '#domain/wire/draws.ts';
import type { CustomerRow, RecordMark } from './customer-row.ts';
import type { AssignmentApi } from './assignment-api.ts';
import type { CampaignsApi } from './campaigns-api.ts';
import type { ComplaintsApi } from './complaints-api.ts';
import type { ConsentsApi } from './consents-api.ts';
import type { DevicesApi } from './devices-api.ts';
import type { CustomersApi } from './customers-api.ts';
import type { ContestsApi } from './contests-api.ts';
import type { FieldsApi } from './fields-api.ts';
import type { HistoryKeepingApi } from './history-keeping-api.ts';
import type { KioskApi } from './kiosk-api.ts';
import type { RescueApi } from './rescue-api.ts';
import type { SegmentFilter, SegmentsApi } from './segments-api.ts';
import type { ViewAsApi } from './view-as-api.ts';
import type { AbsorbedCustomer, DuplicatesApi } from './duplicates-api.ts';

export type { CustomerRow, RecordMark };

export interface EngineApi
	extends
		CustomersApi,
		AssignmentApi,
		FieldsApi,
		HistoryKeepingApi,
		ViewAsApi,
		ComplaintsApi,
		DuplicatesApi,
		SegmentsApi,
		CampaignsApi,
		ContestsApi,
		KioskApi,
		RescueApi,
		ConsentsApi,
		DevicesApi {
	/** A page of the customers that match. */
	customers(query: CustomerQuery): Promise<CustomerPage>;
	/** What the customers on the device can be filtered by. */
	facets(): Promise<CustomerFacets>;
	/** null when the device does not hold it (never did, was erased, or may no longer see it). */
	customer(cid: string): Promise<CustomerCard | null>;
	/** Durable when it resolves. Paths as in `m.f`: `city`, `phones/<item>/number`. */
	editCustomer(cid: string, edits: readonly FieldEdit[]): Promise<void>;
	/** Likewise, of a section that is a document of its own; it is made by its first edit. */
	editSection(cid: string, section: KeptSection, edits: readonly FieldEdit[]): Promise<void>;
	/** Notes something on a customer. Durable when it resolves; the same ulid again is the same document. */
	addEvent(event: NewEvent): Promise<void>;
	/** Changes what was noted. Durable when it resolves. */
	editEvent(docId: string, edits: readonly FieldEdit[]): Promise<void>;
	/** Tasks of all customers on the device, what is due first at the top. */
	agenda(): Promise<readonly AgendaItem[]>;
	/** Who saved what of a customer. The one question that the server answers: it takes a network. */
	history(question: HistoryQuestion): Promise<HistoryAnswer>;

	/** Contests that are running, newest first. */
	contests(): Promise<readonly Contest[]>;
	/** All contests on the device, those that began last first. */
	contestList(): Promise<readonly ContestRow[]>;
	/** How far a draw has come, after its next step if one is asked for. Asks the server. */
	draw(question: DrawQuestion): Promise<DrawReply>;
	/** Durable when it resolves; saving the same entry twice is one document. */
	submitEntry(submission: EntrySubmission): Promise<{ readonly cid: string }>;
	/** People on the device who may be the one being typed. */
	lookalikes(probe: LookalikeProbe): Promise<readonly Lookalike[]>;
	/** Entries captured on this device since local midnight. */
	tally(kid: string): Promise<CaptureTally>;
	/** A form is being opened: gets ready what saving it takes, so that nobody waits for it then. */
	prepareCapture(form: CaptureOpening): Promise<CaptureReadiness>;
	/** What people of this postcode on the device call their city, or ''. */
	cityOf(area: PostalArea): Promise<string>;

	/** Conflicts that wait for a person, this user or others. */
	conflicts(): Promise<readonly OpenConflict[]>;
	/** An ordinary edit that has seen all values. `value` null clears the field. */
	resolveConflict(docId: string, path: string, value: Json): Promise<void>;
	/**
	 * Conflicts that were settled in the last seven days, newest first, as far as this device showed them
	 * while they were open: the document itself keeps the choice alone.
	 */
	settledConflicts(): Promise<readonly SettledConflict[]>;
	/**
	 * Takes `resolveConflict` back: the conflict is open again, for everybody. What stands there and is
	 * not `settledWith` stays as one more value.
	 */
	reopenConflict(conflict: OpenConflict, settledWith: Json): Promise<void>;

	status(): Promise<SyncStatus>;
	/** Documents that the server has not acknowledged. */
	pending(): Promise<readonly PendingDoc[]>;
	/** Edits that the server refused, kept whole for their author. */
	rejected(): Promise<readonly RejectedDoc[]>;
	/** Out of sight. For a day it can be brought back. */
	discardRejected(id: string): Promise<void>;
	/** Undoes a discard. */
	bringBackRejected(id: string): Promise<void>;
	/**
	 * Makes a refused edit once more, as a new one, and sends it.
	 *
	 * @returns false when the record that it changed is no longer on the device
	 */
	retryRejected(id: string): Promise<boolean>;
	/** Starts a round now rather than at the next retry; resolves when it has ended, well or not. */
	syncNow(): Promise<SyncStatus>;
	/** Stops the loop and closes the database, for a sign-out. */
	close(): Promise<void>;
}

/** Says what may look different now; a window asks again for what it shows. */
export type EngineEvent =
	| { readonly type: 'status'; readonly status: SyncStatus }
	| { readonly type: 'changed'; readonly ids: readonly string[] }
	/** for duplicates: how many cards have been looked at, of how many */
	| { readonly type: 'searching'; readonly done: number; readonly of: number }
	/** it was locked or unlocked: what is so stands in the store, whoever says this */
	| { readonly type: 'kiosk' }
	/** an administrator has told this device to destroy what it holds */
	| { readonly type: 'wiped' };

export interface CustomerQuery {
	readonly text: string;
	/** any of them; empty or absent: all */
	readonly stages?: readonly string[];
	readonly territories?: readonly string[];
	/** however they are written */
	readonly tags?: readonly string[];
	/** ISO instant: last contact before it, or never contacted */
	readonly notContactedSince?: string;
	/** only who has been put away, whom no other list has */
	readonly archived?: true;
	/** only who is in this saved segment; nobody where the device does not hold it */
	readonly segment?: SegmentFilter;
	/** by weight; empty: best first with text, else by name */
	readonly sort: readonly CustomerSort[];
	/** of the screen: names are put in order as it does. Spanish, French and English are known */
	readonly language?: string;
	readonly offset: number;
	readonly limit: number;
}

/**
 * Names as the language orders them, stages as they follow each other, `recent` with the newest first.
 * `descending` is the other way round; whoever has nothing to be ordered by is last both ways.
 */
export interface CustomerSort {
	readonly by: 'name' | 'company' | 'place' | 'stage' | 'recent';
	readonly descending?: true;
}

export type ListFilter = 'stages' | 'territories' | 'tags' | 'quiet' | 'archived';

/** What there is to filter by. */
export interface CustomerFacets {
	/** as they follow each other */
	readonly stages: readonly string[];
	readonly territories: readonly { readonly slug: string; readonly name: string }[];
	/** most used first; by name and uncounted for who may not filter by them */
	readonly tags: readonly { readonly tag: string; readonly count: number }[];
	/** what who asks may filter and sort by: to a right to read a field belongs neither */
	readonly filters: readonly ListFilter[];
	readonly sorts: readonly CustomerSort['by'][];
	/** somebody has been put away */
	readonly archived: boolean;
	/** saved ones that who asks may use, by name */
	readonly segments: readonly { readonly ulid: string; readonly name: string }[];
}

export interface CustomerPage {
	/** customers on the device that match */
	readonly total: number;
	/** customers on the device; without a question for who was put away, those who were not */
	readonly of: number;
	readonly rows: readonly CustomerRow[];
}

export interface CustomerCard {
	/** of whom it shows: another one than was asked for, where that one was merged into this one */
	readonly cid: string;
	/** merged over all leaves; never one leaf's view */
	readonly core: CustomerCore;
	readonly ownerName: string;
	readonly territoryName: string;
	/** absent for who is not */
	readonly discreet?: true;
	readonly mark: RecordMark;
	readonly editable: boolean;
	/** who looks at it may ask for its history */
	readonly hasHistory?: boolean;
	readonly conflicts: readonly OpenConflict[];
	readonly activities: readonly (Activity & { readonly byName: string })[];
	readonly tasks?: readonly (Task & { readonly ownerName: string })[];
	readonly complaints?: readonly (Complaint & { readonly ownerName: string })[];
	readonly purchases: readonly Purchase[];
	/** newest first; of several customers who were merged, what stands */
	readonly consents: readonly Witnessed[];
	/** on which they are not to be contacted */
	readonly closed?: readonly ClosedChannel[];
	readonly stageChanges?: readonly StageChange[];
	/** those that may be read, by name; empty where nothing is kept yet */
	readonly sections?: Readonly<Partial<Record<KeptSection, SectionValues>>>;
	/** of who looks at it; what may not be read is not on the device */
	readonly rights?: CardRights;
	/** who was merged into this customer, and can be taken out again */
	readonly absorbed?: readonly AbsorbedCustomer[];
	/** who looks at it may merge it, and take merges back */
	readonly mayMerge?: boolean;
	/** who looks at it may erase it for good */
	readonly mayErase?: boolean;
	/** uid of who looks at it */
	readonly self?: string;
}

export interface ClosedChannel {
	readonly channel: ContactChannel;
	/** since when, in ISO 8601; null for somebody whom the company's list names, from before this card */
	readonly since: string | null;
}

export const customerEvents = ['activity', 'task', 'complaint', 'purchase'] as const;
export type CustomerEvent = (typeof customerEvents)[number];

export type CardRights = Readonly<
	Record<CustomerEvent | 'consent' | 'link' | KeptSection, 'none' | 'read' | 'write'>
>;

export interface StageChange {
	readonly id: string;
	/** '' where there was none */
	readonly from: string;
	readonly stage: string;
	/** ISO 8601 instant */
	readonly at: string;
	readonly byName: string;
}

export interface SectionValues {
	/** of fields that each have a right of their own, those that may be read, and how */
	readonly fields?: Readonly<Record<string, 'read' | 'write'>>;
	/** by field, merged over all leaves */
	readonly values: Readonly<Record<string, unknown>>;
	readonly conflicts: readonly OpenConflict[];
	/** what is kept of those who were merged into this customer, and reads the same nowhere else */
	readonly absorbed: readonly {
		readonly cid: string;
		readonly name: string;
		readonly values: Readonly<Record<string, unknown>>;
	}[];
}

export interface NewEvent {
	readonly kind: CustomerEvent;
	readonly cid: string;
	/** fixed when the form opens */
	readonly ulid: string;
	/** fields of its kind; the engine adds who and, unless given, when */
	readonly values: Readonly<Record<string, Json>>;
}

/** A task or a complaint: something that somebody is to see to. */
export interface AgendaItem {
	readonly docId: string;
	readonly kind: 'task' | 'complaint';
	readonly title: string;
	/** `yyyy-mm-dd`, or '' */
	readonly due: string;
	/** ISO instant, or '' while it is open */
	readonly finished: string;
	/** of the card that shows: whoever was merged shows as whom they are now */
	readonly cid: string;
	readonly customerName: string;
	readonly ownerName: string;
	readonly mine: boolean;
}

export interface HistoryQuestion {
	readonly cid: string;
	/** what the former answer named for saves before its own; absent for the newest */
	readonly older?: string;
}

/** The server's answer, or why there is none. */
export type HistoryAnswer =
	| {
			readonly kind: 'ok';
			/** newest first */
			readonly saves: readonly SavedEdit[];
			/** absent when nothing is older */
			readonly older?: string;
			/** milliseconds since the epoch: what reached the server before is not kept; absent where all is */
			readonly keptSince?: number;
	  }
	| { readonly kind: 'offline' | 'blocked' | 'busy' | 'signedOut' | 'refused' };

export interface SavedEdit {
	readonly id: string;
	/** kind of the document that was saved, such as `customer` */
	readonly of: string;
	/** '' for someone whom the device does not know */
	readonly byName: string;
	readonly mine: boolean;
	/** milliseconds since the epoch */
	readonly at: number;
	readonly changes: readonly SavedChange[];
}

export interface SavedChange {
	/** as in `m.f` */
	readonly path: string;
	/** of an item, where the save tells it */
	readonly itemKind?: string;
	/** null where there was, or is, nothing */
	readonly before: Json;
	readonly after: Json;
	/** too long to be kept: the values are left out */
	readonly cut?: true;
}

export interface ContestRow {
	readonly kid: string;
	readonly contest: Contest;
	/** that are on this device: all, or those that it may see */
	readonly entries: number;
	/** how far its draw has come, as the device knows; null for who may not see it */
	readonly draw: 'unbegun' | 'committed' | 'frozen' | 'drawn' | null;
}

export interface DrawQuestion {
	readonly kid: string;
	/** as `/api/v1/draws` takes it */
	readonly take?: {
		readonly step: 'commit' | 'freeze' | 'draw' | 'redraw' | 'abandon';
		readonly body: Readonly<Record<string, Json>>;
	};
}

export type DrawReply =
	| {
			readonly kind: 'ok';
			/** of all draws of the contest, first to last */
			readonly steps: readonly DrawStep[];
			/** of the last step: the next one names it */
			readonly digest: string | null;
			readonly entries: DrawAnswer['entries'];
			/** entries that came after the list was frozen */
			readonly late: number;
			readonly quiet: readonly (DrawAnswer['quiet'][number] & { readonly name: string })[];
			/** by ulid: whoever has won or stands in, as far as the device knows them */
			readonly entrants: Readonly<Record<string, Entrant>>;
			/** by device: whose it is, of those that were not waited for */
			readonly owners: Readonly<Record<string, string>>;
			/** this user may take the next step */
			readonly mayHold: boolean;
	  }
	| { readonly kind: 'offline' | 'blocked' | 'signedOut' | 'busy' }
	| { readonly kind: 'refused'; readonly reason: string };

export interface Entrant {
	readonly cid: string;
	readonly name: string;
	/** for an audience, which is told the initial of the family name */
	readonly givenName: string;
	readonly familyName: string;
	readonly city: string;
}

/** What the form knows; the engine adds who, which device, the stamp and whom it is assigned to. */
export type EntrySubmission = Submission;

export interface CaptureTally {
	readonly count: number;
	/** null when there is none yet */
	readonly last: { readonly cid: string; readonly name: string; readonly city: string } | null;
}

export interface CaptureOpening {
	readonly kid: string;
	/** of the draft that the form goes on with */
	readonly ulid: string;
}

export interface CaptureReadiness {
	/** this user may hand in sign-ups */
	readonly allowed: boolean;
	/** the sign-up of this draft is on the device already: the page died before it could let go of it */
	readonly saved: boolean;
}

export interface PostalArea {
	readonly postalCode: string;
	readonly country: string;
}

export interface LookalikeProbe {
	readonly givenName: string;
	readonly familyName: string;
	readonly phone: string;
	readonly email: string;
	readonly country: string;
}

export interface Lookalike {
	readonly row: CustomerRow;
	/** what is the same, strongest first */
	readonly reasons: readonly ('phone' | 'email' | 'name')[];
}

export interface OpenConflict {
	readonly docId: string;
	readonly cid: string;
	readonly customerName: string;
	readonly path: string;
	/** for an item's field, the item's kind, such as `mobile` */
	readonly itemKind?: string;
	/** newest first; the first is shown everywhere else meanwhile */
	readonly values: readonly ConflictValue[];
	/** who asks may read it, and leaves the choice to others */
	readonly readOnly?: boolean;
}

export interface SettledConflict {
	/** as it was when it was last seen open */
	readonly conflict: OpenConflict;
	/** what stands there since, by whom and when */
	readonly choice: ConflictValue;
	readonly editable: boolean;
}

export interface ConflictValue {
	readonly value: Json;
	/** of a colleague, a team or a territory, whose id the value is */
	readonly name?: string;
	readonly byName: string;
	readonly mine: boolean;
	/** milliseconds since the epoch */
	readonly at: number;
	/** names the edit that wrote it */
	readonly stamp: string;
	/** who reopened the conflict and so brought the value back; absent where nobody did */
	readonly broughtBackBy?: string;
}

type SyncPhase =
	/** everything is on the server */
	| 'synced'
	/** a round is under way */
	| 'sending'
	| 'receiving'
	/** no way to the server: keep working */
	| 'offline'
	/** something between here and the server answers in its place (a captive portal) */
	| 'blocked'
	/** the session has ended: sign in to send */
	| 'signedOut'
	/** waiting for the next round, with changes to send */
	| 'waiting'
	/** no room on the device for what comes: it rests until somebody writes or asks */
	| 'full'
	/** the browser won't let the device store anything */
	| 'denied';

export interface SyncStatus {
	readonly phase: SyncPhase;
	/** documents that the server has not acknowledged, counted as a person counts: sign-ups and edited records */
	readonly pending: number;
	/** of the running push */
	readonly sent: number;
	/** of the running push: all that it set out to send */
	readonly toSend?: number;
	/** of the running pull: the part that is here, from 0 to 1, or null when nobody knows */
	readonly received?: number | null;
	/** why the last round did not reach its end, or null when it did; `at` in milliseconds since the epoch */
	readonly failure?: { readonly reason: SyncFailure; readonly at: number } | null;
	/** the server's clock minus this device's, in milliseconds, as last heard */
	readonly clockOffset?: number;
	/** customers on the device */
	readonly customers?: number;
	readonly rejected: number;
	/** that wait for this user: what they may only read waits for others */
	readonly conflicts: number;
	/** milliseconds since the epoch of the last complete round, or null */
	readonly lastSync: number | null;
	/** true until the first complete pull of this database */
	readonly firstSync: boolean;
}

export type SyncFailure =
	| 'offline'
	| 'blocked'
	| 'signedOut'
	/** the server asks for patience, or something before it has no way to it */
	| 'busy'
	/** the server understood, and won't */
	| 'refused'
	| 'full'
	| 'denied'
	/** a fault of the app */
	| 'fault';

export interface PendingDoc {
	readonly id: string;
	/** '' when the device has no name for it */
	readonly title: string;
	/** milliseconds since the epoch, or null when it was not noted */
	readonly since: number | null;
	/** `owed`: a restored server has lost it, and can't take it back before a colleague's device has been there */
	readonly state?: 'waiting' | 'sending' | 'owed';
	readonly kind?: 'signUp' | 'record';
	/** the customer whose card shows it, when it is on the device */
	readonly cid?: string | null;
}

export interface RejectedDoc {
	readonly id: string;
	readonly title: string;
	readonly reason: string;
	readonly at: number;
	readonly body: Readonly<Record<string, Json>>;
	/** what was refused, field by field */
	readonly values?: readonly RefusedValue[];
	readonly kind?: 'signUp' | 'record';
}

/** null for what was to be cleared or taken off */
export interface RefusedValue {
	/** as in `m.f`: `city`, `phones/<item>/number`; or a question of a sign-up */
	readonly path: string;
	readonly itemKind?: string;
	readonly value: Json;
	/** what the question is called, and what the answer says, as the contest words them */
	readonly label?: Localised;
	readonly words?: Localised;
	/** the value is a picture's digest, which tells nobody anything */
	readonly isPicture?: true;
}
