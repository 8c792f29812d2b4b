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
import { APART, ownSections, type KeptSection } from '#domain/documents/sections.ts';
import { checkedAt, reachData } from '#domain/merge/checked-at.ts';
import type { SectionValues, SegmentEvent, SegmentRow } from '#domain/segments/segment-row.ts';
import { startingWith, type ListedDocument } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { parseDocument } from '../store/read-documents.ts';
import { breathing, type Breath } from './breath.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { groupCustomers, type CustomerDocuments } from './customer-documents.ts';
import { assignmentId, coreId, customerOf, sectionId } from './customer-ids.ts';
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
	/** names of sections that hold a field that was set apart, as far as any was met */
	readonly #apart = new Set<string>();

	constructor(database: LocalDatabase, catalogue: CustomerCatalogue) {
		this.#database = database;
		this.#catalogue = catalogue;
		database.onChange((ids) => {
			for (const id of ids) this.#stale.add(customerOf(id) ?? '');
			this.#meet(ids);
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
		let rest: readonly ListedDocument[] = [];
		for await (const page of inPages(this.#database.documents, startingWith('customer:'))) {
			// The documents of one customer follow each other; the last one's may go on.
			this.#meet(page.map(({ id }) => id));
			const listed: readonly ListedDocument[] = [...rest, ...page];
			const last = customerOf(listed.at(-1)?.id ?? '');
			rest = listed.filter(({ id }) => customerOf(id) === last);
			await this.#put(
				rows,
				listed.filter(({ id }) => customerOf(id) !== last),
				(cid) => events.get(cid) ?? NOTHING
			);
			await breath();
		}
		await this.#put(rows, rest, (cid) => events.get(cid) ?? NOTHING);
		return rows;
	}

	async #readSome(rows: Map<string, SegmentRow>, cids: readonly string[]): Promise<void> {
		const breath = breathing();
		for (const changed of cids) {
			const cid = await standInFor(this.#database, changed);
			for (const gone of new Set([changed, cid])) rows.delete(gone);
			const wanted = [coreId(cid), assignmentId(cid), ...this.#sectionIds(cid)];
			const picked = await this.#database.documents.pick(wanted);
			const core = groupCustomers(picked).get(cid)?.core;
			if (core === undefined) continue;
			const events = new Map<string, Events>();
			const absorbed = await this.#absorbedBy(cid, core);
			for (const each of [cid, ...absorbed.map((one) => one.cid)]) {
				for (const kind of KINDS) await this.#readKind(`${kind}:${each}:`, events, breath);
			}
			await this.#put(rows, picked, (each) => events.get(each) ?? NOTHING);
		}
	}

	/** Which there are is told by the documents: to read the fields' own would not say what is here. */
	#meet(ids: readonly string[]): void {
		for (const id of ids) {
			const at = id.lastIndexOf(':x-');
			if (at > 0 && id.startsWith('customer:')) this.#apart.add(id.slice(at + 1));
		}
	}

	#sectionIds(cid: string): readonly string[] {
		const apart = [...this.#apart].map((name) => `${coreId(cid)}:${name}`);
		return [...ownSections.map((section) => sectionId(cid, section)), ...apart];
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
		listed: readonly ListedDocument[],
		eventsOf: (cid: string) => Events
	): Promise<void> {
		const sections = sectionsIn(listed);
		for (const [cid, documents] of groupCustomers(listed)) {
			if (this.#catalogue.get(cid) === undefined) {
				// Whoever is about to be listed is asked about again then.
				if (!(await this.#showsAsAnother(cid, documents))) this.#stale.add(cid);
				continue;
			}
			const absorbed = await this.#absorbedBy(cid, documents.core);
			const theirs = await this.#sectionsOf(absorbed);
			const events = [cid, ...absorbed.map((one) => one.cid)].map(eventsOf);
			const row = toRow(documents, events, absorbed);
			const own = [...(sections.get(cid) ?? []), ...theirs];
			rows.set(cid, own.length === 0 ? row : { ...row, sections: bySection(own) });
		}
	}

	async #showsAsAnother(cid: string, { into }: CustomerDocuments): Promise<boolean> {
		return into !== null && (await standInFor(this.#database, cid)) !== cid;
	}

	/** Nearly nobody has anybody: to ask takes reads. */
	#absorbedBy(cid: string, core: CustomerDocuments['core']): Promise<readonly Absorbed[]> {
		if (absorbedCids(core).length === 0) return Promise.resolve([]);
		return absorbedBy(this.#database, cid, core);
	}

	/** Few are merged: what theirs say is read one by one. */
	async #sectionsOf(absorbed: readonly Absorbed[]): Promise<readonly SectionFound[]> {
		if (absorbed.length === 0) return [];
		const ids = absorbed.flatMap(({ cid }) => this.#sectionIds(cid));
		return [...sectionsIn(await this.#database.documents.pick(ids)).values()].flat();
	}
}

interface SectionFound {
	readonly section: KeptSection;
	readonly values: SectionValues;
}

/** By cid. Only what may be read is on the device. */
function sectionsIn(listed: readonly ListedDocument[]): ReadonlyMap<string, SectionFound[]> {
	const found = new Map<string, SectionFound[]>();
	for (const { id, leaves } of listed) {
		const parsed = parseDocId(id);
		if (parsed?.kind !== 'customer') continue;
		const section = keptSection(parsed.section);
		const merged = section === undefined ? null : mergedDocument(id, leaves);
		if (section === undefined || merged === null) continue;
		const { m: _m, ...values } = merged.body;
		found.set(parsed.cid, [...(found.get(parsed.cid) ?? []), { section, values }]);
	}
	return found;
}

function keptSection(name: string): KeptSection | undefined {
	return name.startsWith('x-') ? APART : ownSections.find((each) => each === name);
}

function bySection(all: readonly SectionFound[]): NonNullable<SegmentRow['sections']> {
	const sections: Partial<Record<KeptSection, SectionValues[]>> = {};
	for (const { section, values } of all) (sections[section] ??= []).push(values);
	return sections;
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
			const { at, by, product, quantity, amount, currency } = found;
			events.purchases.push({ at, by, product, quantity, amount, currency });
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
			const { at, by, due, resolved } = found;
			const state = resolved === undefined ? 'open' : 'resolved';
			events.complaints.push({ at, by, due, state });
			return;
		}
		case 'task': {
			const found = parseDocument(document, task);
			if (found === null || found.archived === true) return;
			const { at, by, due, done } = found;
			events.tasks.push({ at, by, due, state: done === undefined ? 'open' : 'done' });
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
