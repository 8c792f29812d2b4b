import type { CustomerFacts } from '#domain/access/customer-facts.ts';
import { decideErasure, decideHistory, decideSection } from '#domain/access/decide-customer.ts';
import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { mergedConsents } from '#domain/consent/merged-consents.ts';
import type { CustomerCore } from '#domain/documents/customer.ts';
import {
	activity,
	complaint,
	consent,
	purchase,
	task,
	type Consent
} from '#domain/documents/events.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import { itemFieldPath } from '#domain/merge/path.ts';
import { parseStamp } from '#domain/merge/stamp.ts';
import { displayName } from '#domain/search/display-name.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { Colleagues } from './colleagues.ts';
import { cardFacts } from './card-facts.ts';
import { authorOf, conflictsOf, forReader } from './conflict-inbox.ts';
import { groupCustomers } from './customer-documents.ts';
import { assignmentId, coreId } from './customer-ids.ts';
import type { MarkOf } from './customer-list.ts';
import { absorbedBy, standInFor, type Absorbed } from './customer-merges.ts';
import { readSections, type RightTo } from './customer-sections.ts';
import type { CardRights, CustomerCard, CustomerEvent, StageChange } from './engine-api.ts';

export interface CardReader {
	readonly database: LocalDatabase;
	readonly colleagues: Colleagues;
	/** who looks at it; null before the server has said so for the first time */
	readonly principal: Principal | null;
}

/**
 * Everything of a customer that is on the device; null when the device does not hold it. Of one who was
 * merged into another it is the other's card, which has what hangs on both.
 */
export async function readCard(
	reader: CardReader,
	asked: string,
	markOf: MarkOf
): Promise<CustomerCard | null> {
	const { database, colleagues } = reader;
	const cid = await standInFor(database, asked);
	const picked = await database.documents.pick([coreId(cid), assignmentId(cid)]);
	const documents = groupCustomers(picked).get(cid);
	if (documents === undefined) return null;
	const absorbed = await absorbedBy(database, cid, documents.core);
	const cids = [cid, ...absorbed.map((each) => each.cid)];
	const [activities, tasks, complaints, purchases, consents] = await Promise.all([
		eventsOf(database, cids, 'activity', activity),
		eventsOf(database, cids, 'task', task),
		eventsOf(database, cids, 'complaint', complaint),
		eventsOf(database, cids, 'purchase', purchase),
		consentsOf(database, cid, absorbed)
	]);
	const facts = await cardFacts(reader, cid, documents);
	const rightTo = rightsOf(reader.principal, facts);
	const name = displayName(documents.core);
	const sections = await readSections(reader, { cid, name, absorbed, facts }, rightTo);
	const owned = <T extends { readonly owner: string }>(each: T): T & { ownerName: string } => ({
		...each,
		ownerName: colleagues.nameOf(each.owner)
	});
	// A start, which shows a list, needs no hashes.
	const { closedChannels } = await import('./closed-channels.ts');
	const closed = await closedChannels(database, documents.core, consents);
	const open = await conflictsOf(documents.core, reader);
	const { owner, territory } = facts.assigned;
	return {
		cid,
		core: documents.core,
		ownerName: colleagues.nameOf(owner),
		territoryName: colleagues.territoryName(territory),
		...(facts.discreet && { discreet: true }),
		mark: markOf(cid),
		editable: mayEdit(reader.principal, cid, facts),
		hasHistory: maySeeHistory(reader.principal, facts),
		absorbed: absorbed.filter(({ direct }) => direct),
		mayMerge: mayMerge(reader.principal, facts),
		mayErase: reader.principal !== null && decideErasure(reader.principal, facts).allowed,
		conflicts: open.map(forReader(reader.principal, facts)),
		activities: newestFirst(activities.filter(isKept)).map((each) => ({
			...each,
			byName: colleagues.nameOf(each.by)
		})),
		tasks: newestFirst(tasks.filter(isKept)).map(owned),
		complaints: newestFirst(complaints.filter(isKept)).map(owned),
		purchases: newestFirst(purchases.filter(isKept)),
		consents: newestFirst(consents).map((each) => ({
			...each,
			byName: colleagues.nameOf(each.by)
		})),
		closed,
		stageChanges: stageChanges(documents.core, reader),
		sections,
		rights: cardRights(rightTo, sections.apart?.fields),
		...(reader.principal !== null && { self: reader.principal.uid })
	};
}

async function eventsOf<T>(
	database: LocalDatabase,
	cids: readonly string[],
	kind: CustomerEvent | 'consent',
	schema: Parameters<typeof readDocuments<T>>[2]
): Promise<readonly T[]> {
	const all = await Promise.all(
		cids.map((cid) => readDocuments(database, startingWith(`${kind}:${cid}:`), schema))
	);
	return all.flat();
}

/** All evidence of one card; of several that were merged, what stands by it. */
async function consentsOf(
	database: LocalDatabase,
	cid: string,
	absorbed: readonly Absorbed[]
): Promise<readonly Consent[]> {
	const cids = [cid, ...absorbed.map((each) => each.cid)];
	const cards = await Promise.all(
		cids.map((each) => eventsOf(database, [each], 'consent', consent))
	);
	if (absorbed.length === 0) return cards.flat();
	const latest = Math.max(...absorbed.map(({ at }) => at ?? 0));
	return mergedConsents(cards, latest).map(({ evidence }) => evidence);
}

/** What was noted without its time tells no history. */
function stageChanges({ stageLog = [], m }: CustomerCore, reader: CardReader): StageChange[] {
	return stageLog.flatMap(({ id, stage, from = '', at }) => {
		if (stage === undefined || at === undefined) return [];
		const stamp = m?.f[itemFieldPath('stageLog', id, 'stage')];
		if (stamp === undefined) return [{ id, from, stage, at, byName: '' }];
		// The stamp was put right where the device's clock ran ahead.
		const told = new Date(parseStamp(stamp).ms).toISOString();
		return [{ id, from, stage, at: at < told ? at : told, byName: authorOf(stamp, reader).byName }];
	});
}

function isKept({ archived }: { readonly archived?: boolean | undefined }): boolean {
	return archived !== true;
}

function rightsOf(principal: Principal | null, facts: CustomerFacts): RightTo {
	return (section) => {
		if (principal === null) return 'read';
		if (decideSection(principal, 'write', section, facts).allowed) return 'write';
		return decideSection(principal, 'read', section, facts).allowed ? 'read' : 'none';
	};
}

/** @param apart by field that was set apart and may be read */
function cardRights(right: RightTo, apart: Readonly<Record<string, string>> = {}): CardRights {
	const levels = Object.values(apart);
	return {
		apart: levels.includes('write') ? 'write' : levels.length > 0 ? 'read' : 'none',
		activity: right('activity'),
		task: right('task'),
		complaint: right('complaint'),
		purchase: right('purchase'),
		consent: right('consent'),
		link: right('link'),
		notes: right('notes'),
		commercial: right('commercial'),
		billing: right('billing')
	};
}

function mayEdit(principal: Principal | null, cid: string, facts: CustomerFacts): boolean {
	if (principal === null || !isUlid(cid)) return false;
	return decide(principal, 'write', { of: 'customer', cid }, facts).allowed;
}

function maySeeHistory(principal: Principal | null, facts: CustomerFacts): boolean {
	return principal !== null && decideHistory(principal, 'core', facts).allowed;
}

/** Whoever may merge this customer into another may also take others out of them. */
function mayMerge(principal: Principal | null, facts: CustomerFacts): boolean {
	return principal !== null && decideSection(principal, 'write', 'merged', facts).allowed;
}

function newestFirst<T extends { readonly at: string }>(events: readonly T[]): readonly T[] {
	return [...events].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
