import type { CustomerFacts, Facts } from '#domain/access/customer-facts.ts';
import { decideHistory } from '#domain/access/decide-customer.ts';
import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { scopeOf } from '#domain/access/scope.ts';
import { editEvent, type EditEvent } from '#domain/documents/edit-event.ts';
import { parseDocId, type DocId, type Section } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { History } from '#domain/wire/history.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import { notFound } from '../replication/refusal.ts';
import type { Storage } from '../storage/port.ts';
import { agedAmong, type AgeParts } from './aged-events.ts';
import { keptSince } from './kept-since.ts';

export interface HistoryParts extends AgeParts {
	readonly storage: Pick<Storage, 'list' | 'bulkGet' | 'arrivals' | 'winners'>;
	readonly clock: Clock;
	readonly facts: {
		catchUp(): Promise<void>;
		readonly factsOf: (id: DocId) => Facts | null;
	};
}

type EventId = Extract<DocId, { readonly kind: 'edit' }>;

/** Saves in one answer. */
const PAGE = 50;
/** Ids are read in pieces of so many. */
const PIECE = 1000;

/**
 * Who saved what of a customer, newest first; of sections that the asker may read, with a role that
 * may see histories, and for as long as histories are kept. For a hidden customer storage is not even asked.
 *
 * @param before token of the former page, or null for the first
 * @throws Refusal 404 where there is nothing that the asker may know of
 */
export async function readHistory(
	parts: HistoryParts,
	principal: Principal,
	{ cid, before }: { readonly cid: Ulid; readonly before: string | null }
): Promise<History> {
	const { storage, facts } = parts;
	await facts.catchUp();
	const customer = customerOf(facts.factsOf({ kind: 'customer', cid, section: 'core' }));
	if (customer === null || !maySee(principal, 'core', customer)) throw notFound();
	const since = await keptSince(storage, parts.clock());
	const told = (await eventIds(storage, cid))
		.filter(({ section }) => maySee(principal, section, customer))
		.filter(({ ulid }) => before === null || ulid < before)
		.sort((a, b) => (a.ulid < b.ulid ? 1 : -1));
	const ids = since === null ? told : await withoutAged(parts, told, since);
	const page = ids.slice(0, PAGE);
	const last = ids.length > PAGE ? page.at(-1) : undefined;
	const events = await eventsOf(storage, page);
	return {
		events: events.filter(({ doc }) => seesLink(principal, doc, facts.factsOf)),
		before: last?.ulid ?? null,
		...(since !== null && { keptSince: new Date(since).toISOString() })
	};
}

/** What the next sweep takes out is not told of any more: a new setting holds at once. */
async function withoutAged<T extends { readonly id: string }>(
	parts: AgeParts,
	events: readonly T[],
	since: number
): Promise<readonly T[]> {
	const ids = events.map(({ id }) => id);
	const aged = await agedAmong(parts, ids, since);
	return events.filter(({ id }) => !aged.has(id));
}

function maySee(principal: Principal, section: Section, customer: CustomerFacts): boolean {
	return decideHistory(principal, section, customer).allowed;
}

/** Of a link the history is as private as the link: it names the customer at the other end. */
function seesLink(
	principal: Principal,
	doc: string,
	factsOf: HistoryParts['facts']['factsOf']
): boolean {
	const id = parseDocId(doc);
	return id?.kind !== 'link' || decide(principal, 'read', scopeOf(id), factsOf(id)).allowed;
}

async function eventIds(
	storage: Pick<Storage, 'list'>,
	cid: Ulid
): Promise<readonly (EventId & { readonly id: string })[]> {
	const ids: (EventId & { readonly id: string })[] = [];
	let from = `edit:${cid}:`;
	for (;;) {
		const rows = await storage.list({ from, to: `edit:${cid};`, limit: PIECE });
		for (const { id } of rows) {
			const parsed = parseDocId(id);
			if (parsed?.kind === 'edit') ids.push({ ...parsed, id });
		}
		const last = rows.at(-1);
		if (last === undefined || rows.length < PIECE) return ids;
		from = `${last.id}\u0000`;
	}
}

async function eventsOf(
	storage: Pick<Storage, 'bulkGet'>,
	ids: readonly { readonly id: string }[]
): Promise<EditEvent[]> {
	const rows = await storage.bulkGet(ids.map(({ id }) => ({ id })));
	const events = rows.flatMap(({ id, found: [revision] }) => {
		const parsed = editEvent.safeParse({ ...revision?.body, _id: id });
		return parsed.success ? [parsed.data] : [];
	});
	return withoutRepeats(events);
}

/** What the author told of after the server had: the author's own words stand. */
function withoutRepeats(events: readonly EditEvent[]): EditEvent[] {
	const nameOf = ({ doc, stamp }: EditEvent): string => `${doc} ${stamp}`;
	const byAuthors = new Set(events.filter(({ source }) => source === undefined).map(nameOf));
	return events.filter((event) => event.source === undefined || !byAuthors.has(nameOf(event)));
}

function customerOf(facts: Facts | null): CustomerFacts | null {
	return facts !== null && 'assigned' in facts ? facts : null;
}
