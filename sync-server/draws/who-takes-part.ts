import { hasWithdrawn } from '#domain/consent/has-withdrawn.ts';
import { EntryPersons, type Duplicate } from '#domain/contests/entry-persons.ts';
import { entryFault, type Exclusion } from '#domain/contests/entry-fault.ts';
import { personTellings } from '#domain/contests/person-keys.ts';
import type { Contest, Entry } from '#domain/documents/contest.ts';
import type { LeftOut } from '#domain/documents/draw.ts';
import { consent, type Consent } from '#domain/documents/events.ts';
import { ruling } from '#domain/documents/ruling.ts';
import { derivedUlid, type Ulid } from '#domain/documents/ulid.ts';
import type { Storage } from '../storage/port.ts';
import { receivedEntries, type ReceivedEntry } from './received-entries.ts';

export interface Participants {
	readonly eligible: readonly ReceivedEntry[];
	/** how many are not in the draw, by reason */
	readonly leftOut: LeftOut;
	/** second entries of the same person, whether or not a colleague let them count */
	readonly duplicates: ReadonlyMap<Ulid, Duplicate>;
}

type Source = Pick<Storage, 'list' | 'bulkGet' | 'heads'>;

/** Who is in the draw of a contest as things stand, and why the others are not. */
export async function whoTakesPart(
	storage: Source,
	kid: Ulid,
	contest: Contest
): Promise<Participants> {
	const allowed = await allowedTwice(storage, kid);
	const persons = new EntryPersons();
	const duplicates = new Map<Ulid, Duplicate>();
	const eligible: ReceivedEntry[] = [];
	const leftOut: Partial<Record<Exclusion, number>> = {};
	for (const received of await receivedEntries(storage, kid)) {
		const { ulid, entry } = received;
		const fault = entryFault(contest, entry);
		const duplicate = fault === null ? persons.add(ulid, personTellings(contest, entry)) : null;
		if (duplicate !== null) duplicates.set(ulid, duplicate);
		const isSecond = duplicate !== null && !allowed.has(ulid);
		const exclusion =
			fault ?? (isSecond ? 'duplicate' : await withdrawal(storage, contest, received));
		if (exclusion === null) eligible.push(received);
		else leftOut[exclusion] = (leftOut[exclusion] ?? 0) + 1;
	}
	return { eligible, leftOut, duplicates };
}

/** Entries of which a colleague has said that they count although they are of the same person. */
async function allowedTwice(storage: Source, kid: Ulid): Promise<ReadonlySet<string>> {
	const prefix = `ruling:${kid}:`;
	const rows = await storage.list({ from: prefix, to: `ruling:${kid};`, limit: MOST_RULINGS });
	const found = await storage.bulkGet(rows.map(({ id }) => ({ id })));
	const allowed = found.filter(({ id, found: [revision] }) => {
		const parsed = ruling.safeParse({ ...revision?.body, _id: id });
		return parsed.success && parsed.data.counts === true;
	});
	return new Set(allowed.map(({ id }) => id.slice(prefix.length)));
}

const MOST_RULINGS = 1_000_000;

async function withdrawal(
	storage: Source,
	contest: Contest,
	{ ulid, entry }: ReceivedEntry
): Promise<'withdrawn' | null> {
	const evidence = await otherConsents(storage, ulid, entry);
	return hasWithdrawn(contest, entry, evidence) ? 'withdrawn' : null;
}

/** What was agreed to or taken back elsewhere; what came with the entry stands in the entry. */
async function otherConsents(
	storage: Source,
	ulid: Ulid,
	{ customer, consents }: Entry
): Promise<readonly Consent[]> {
	const cid = customer ?? ulid;
	const rows = await storage.list({
		from: `consent:${cid}:`,
		to: `consent:${cid};`,
		limit: MOST_CONSENTS
	});
	const own = new Set(
		consents.map((_, i) => `consent:${cid}:${derivedUlid(ulid, `consent/${i}`)}`)
	);
	const others = rows.filter(({ id }) => !own.has(id)).map(({ id }) => ({ id }));
	if (others.length === 0) return [];
	return (await storage.bulkGet(others)).flatMap(({ id, found: [revision] }) => {
		const parsed = consent.safeParse({ ...revision?.body, _id: id });
		return parsed.success ? [parsed.data] : [];
	});
}

const MOST_CONSENTS = 10_000;
