import { customerFacts } from '#domain/access/customer-facts.ts';
import { mergedConsents } from '#domain/consent/merged-consents.ts';
import {
	activity,
	complaint,
	consent,
	purchase,
	task,
	type Consent
} from '#domain/documents/events.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { checkedAt, reachData } from '#domain/merge/checked-at.ts';
import type { SegmentEvent, SegmentRow } from '#domain/segments/segment-row.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { parseDocument } from '../store/read-documents.ts';
import { breathing, type Breath } from './breath.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { groupCustomers, type CustomerDocuments } from './customer-documents.ts';
import { assignmentId, coreId, customerOf } from './customer-ids.ts';
import { absorbedBy, absorbedCids, standInFor, type Absorbed } from './customer-merges.ts';
import { inPages } from './in-pages.ts';

/** Events of one customer, or of one who was merged into them. */
interface Events {
	readonly purchases: SegmentRow['purchases'][number][];
	readonly activities: SegmentEvent[];
	readonly complaints: SegmentEvent[];
	readonly tasks: SegmentEvent[];
	readonly consents: Consent[];
}

const NOTHING: Events = { purchases: [], activities: [], complaints: [], tasks: [], consents: [] };
const KINDS = ['purchase', 'activity', 'complaint', 'task', 'consent'] as const;
/** With more changes at once, everything is read anew. */
const MANY = 500;

/**
 * Everybody whom the list shows, with all that segments ask about, in memory: read when the first
 * segment is asked, and kept true from then on.
 */
export class SegmentTable {
	readonly #database: LocalDatabase;
	readonly #catalogue: CustomerCatalogue;
	#rows: Map<string, SegmentRow> | null = null;
	#reading: Promise<ReadonlyMap<string, SegmentRow>> | null = null;
	readonly #stale = new Set<string>();

	constructor(database: LocalDatabase, catalogue: CustomerCatalogue) {
		this.#database = database;
		this.#catalogue = catalogue;
		database.onChange((ids) => {
			for (const id of ids) this.#stale.add(customerOf(id) ?? '');
		});
	}

	/** By cid. Whoever asks while it is read waits for the same. */
	rows(): Promise<ReadonlyMap<string, SegmentRow>> {
		return (this.#reading ??= this.#read().finally(() => (this.#reading = null)));
	}

	async #read(): Promise<ReadonlyMap<string, SegmentRow>> {
		const stale = [...this.#stale].filter((cid) => cid !== '');
		this.#stale.clear();
		if (this.#rows === null || stale.length > MANY) return (this.#rows = await this.#readAll());
		if (stale.length === 0) return this.#rows;
		// A new map, so that whoever remembers an answer sees that it is another.
		this.#rows = new Map(this.#rows);
		await this.#readSome(this.#rows, stale);
		return this.#rows;
	}

	async #readAll(): Promise<Map<string, SegmentRow>> {
		const breath = breathing();
		const events = new Map<string, Events>();
		for (const kind of KINDS) await this.#readKind(`${kind}:`, events, breath);
		const rows = new Map<string, SegmentRow>();
		let rest: Parameters<typeof groupCustomers>[0] = [];
		for await (const page of inPages(this.#database.documents, startingWith('customer:'))) {
			// The documents of one customer follow each other; the last one's may go on.
			const listed = [...rest, ...page];
			const last = customerOf(listed.at(-1)?.id ?? '');
			rest = listed.filter(({ id }) => customerOf(id) === last);
			await this.#put(
				rows,
				groupCustomers(listed.filter(({ id }) => customerOf(id) !== last)),
				(cid) => events.get(cid) ?? NOTHING
			);
			await breath();
		}
		await this.#put(rows, groupCustomers(rest), (cid) => events.get(cid) ?? NOTHING);
		return rows;
	}

	async #readSome(rows: Map<string, SegmentRow>, cids: readonly string[]): Promise<void> {
		const breath = breathing();
		for (const changed of cids) {
			const cid = await standInFor(this.#database, changed);
			for (const gone of new Set([changed, cid])) rows.delete(gone);
			const picked = await this.#database.documents.pick([coreId(cid), assignmentId(cid)]);
			const customers = groupCustomers(picked);
			const core = customers.get(cid)?.core;
			if (core === undefined) continue;
			const events = new Map<string, Events>();
			for (const each of [cid, ...absorbedCids(core)]) {
				for (const kind of KINDS) await this.#readKind(`${kind}:${each}:`, events, breath);
			}
			await this.#put(rows, customers, (each) => events.get(each) ?? NOTHING);
		}
	}

	async #readKind(prefix: string, into: Map<string, Events>, breath: Breath): Promise<void> {
		for await (const page of inPages(this.#database.documents, startingWith(prefix))) {
			for (const { id, leaves } of page) {
				const merged = mergedDocument(id, leaves);
				const cid = customerOf(id);
				if (merged === null || cid === null) continue;
				let events = into.get(cid);
				if (events === undefined) into.set(cid, (events = emptyEvents()));
				addEvent(events, merged);
				await breath();
			}
		}
	}

	async #put(
		rows: Map<string, SegmentRow>,
		customers: ReadonlyMap<string, CustomerDocuments>,
		eventsOf: (cid: string) => Events
	): Promise<void> {
		for (const [cid, documents] of customers) {
			if (this.#catalogue.get(cid) === undefined) continue;
			const absorbed =
				absorbedCids(documents.core).length === 0
					? []
					: await absorbedBy(this.#database, cid, documents.core);
			rows.set(
				cid,
				toRow(documents, [cid, ...absorbed.map((one) => one.cid)].map(eventsOf), absorbed)
			);
		}
	}
}

function emptyEvents(): Events {
	return { purchases: [], activities: [], complaints: [], tasks: [], consents: [] };
}

/** What can't be read, or was taken back, is passed over. */
function addEvent(events: Events, document: Parameters<typeof parseDocument>[0]): void {
	switch (parseDocId(document.id)?.kind) {
		case 'purchase': {
			const found = parseDocument(document, purchase);
			if (found === null || found.archived === true) return;
			const { at, by, product, amount, currency } = found;
			events.purchases.push({ at, by, product, amount, currency });
			return;
		}
		case 'activity': {
			const found = parseDocument(document, activity);
			if (found === null || found.archived === true) return;
			const { at, by, channel } = found;
			events.activities.push({ at, by, channel });
			return;
		}
		case 'complaint': {
			const found = parseDocument(document, complaint);
			if (found === null || found.archived === true) return;
			const { at, by, resolved } = found;
			events.complaints.push({ at, by, state: resolved === undefined ? 'open' : 'resolved' });
			return;
		}
		case 'task': {
			const found = parseDocument(document, task);
			if (found === null || found.archived === true) return;
			const { at, by, done } = found;
			events.tasks.push({ at, by, state: done === undefined ? 'open' : 'done' });
			return;
		}
		case 'consent': {
			const found = parseDocument(document, consent);
			if (found !== null) events.consents.push(found);
			return;
		}
		default:
			return;
	}
}

function toRow(
	{ core, assignment }: CustomerDocuments,
	cards: readonly Events[],
	absorbed: readonly Absorbed[]
): SegmentRow {
	const { assigned, discreet } = customerFacts(core, assignment);
	const { owner, team, territory } = assigned;
	const latest = Math.max(...absorbed.map(({ at }) => at ?? 0));
	const consents = cards.map((each) => each.consents);
	// What merging needs is most of a card, and no segment asks for it.
	const { m: _m, ...shown } = core;
	return {
		core: shown,
		owner,
		...(team !== undefined && { team }),
		territory,
		discreet,
		...checkedOn(core),
		purchases: cards.flatMap((each) => each.purchases),
		activities: cards.flatMap((each) => each.activities),
		complaints: cards.flatMap((each) => each.complaints),
		tasks: cards.flatMap((each) => each.tasks),
		consents:
			absorbed.length === 0
				? consents.flat()
				: mergedConsents(consents, latest).map(({ evidence }) => evidence)
	};
}

/** Of the way to reach them that was checked longest ago; nothing for whom there is none. */
function checkedOn(core: CustomerDocuments['core']): Pick<SegmentRow, 'checkedOn'> {
	const times = reachData(core).flatMap((datum) => checkedAt(core, datum) ?? []);
	if (times.length === 0) return {};
	return { checkedOn: new Date(Math.min(...times)).toISOString().slice(0, 10) };
}
