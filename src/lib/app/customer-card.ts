import { customerFacts } from '#domain/access/customer-facts.ts';
import { decideHistory, decideSection } from '#domain/access/decide-customer.ts';
import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { activity, complaint, consent, purchase, task } from '#domain/documents/events.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { Colleagues } from './colleagues.ts';
import { conflictsOf } from './conflict-inbox.ts';
import { groupCustomers, type CustomerDocuments } from './customer-documents.ts';
import { assignmentId, coreId } from './customer-ids.ts';
import type { CardRights, CustomerCard, RecordMark } from './engine-api.ts';

export interface CardReader {
	readonly database: LocalDatabase;
	readonly colleagues: Colleagues;
	/** who looks at it; null before the server has said so for the first time */
	readonly principal: Principal | null;
}

/** Everything of a customer that is on the device; null when the device does not hold it. */
export async function readCard(
	reader: CardReader,
	cid: string,
	mark: RecordMark
): Promise<CustomerCard | null> {
	const { database, colleagues } = reader;
	const picked = await database.documents.pick([coreId(cid), assignmentId(cid)]);
	const documents = groupCustomers(picked).get(cid);
	if (documents === undefined) return null;
	const [activities, tasks, complaints, purchases, consents] = await Promise.all([
		readDocuments(database, startingWith(`activity:${cid}:`), activity),
		readDocuments(database, startingWith(`task:${cid}:`), task),
		readDocuments(database, startingWith(`complaint:${cid}:`), complaint),
		readDocuments(database, startingWith(`purchase:${cid}:`), purchase),
		readDocuments(database, startingWith(`consent:${cid}:`), consent)
	]);
	const owned = <T extends { readonly owner: string }>(each: T): T & { ownerName: string } => ({
		...each,
		ownerName: colleagues.nameOf(each.owner)
	});
	const { owner, territory } = customerFacts(documents.core, documents.assignment).assigned;
	return {
		cid,
		core: documents.core,
		ownerName: colleagues.nameOf(owner),
		territoryName: colleagues.territoryName(territory),
		mark,
		editable: mayEdit(reader.principal, cid, documents),
		hasHistory: maySeeHistory(reader.principal, documents),
		conflicts: conflictsOf(documents.core, reader),
		activities: newestFirst(activities.filter(isKept)).map((each) => ({
			...each,
			byName: colleagues.nameOf(each.by)
		})),
		tasks: newestFirst(tasks.filter(isKept)).map(owned),
		complaints: newestFirst(complaints.filter(isKept)).map(owned),
		purchases: newestFirst(purchases.filter(isKept)),
		consents: newestFirst(consents),
		rights: rightsTo(reader.principal, documents),
		...(reader.principal !== null && { self: reader.principal.uid })
	};
}

function isKept({ archived }: { readonly archived?: boolean | undefined }): boolean {
	return archived !== true;
}

function rightsTo(
	principal: Principal | null,
	{ core, assignment }: CustomerDocuments
): CardRights {
	const facts = customerFacts(core, assignment);
	const right = (section: keyof CardRights): CardRights[typeof section] => {
		if (principal === null) return 'read';
		if (decideSection(principal, 'write', section, facts).allowed) return 'write';
		return decideSection(principal, 'read', section, facts).allowed ? 'read' : 'none';
	};
	return {
		activity: right('activity'),
		task: right('task'),
		complaint: right('complaint'),
		purchase: right('purchase'),
		consent: right('consent')
	};
}

export function mayEdit(
	principal: Principal | null,
	cid: string,
	{ core, assignment }: CustomerDocuments
): boolean {
	if (principal === null || !isUlid(cid)) return false;
	const facts = customerFacts(core, assignment);
	return decide(principal, 'write', { of: 'customer', cid }, facts).allowed;
}

function maySeeHistory(
	principal: Principal | null,
	{ core, assignment }: CustomerDocuments
): boolean {
	if (principal === null) return false;
	return decideHistory(principal, 'core', customerFacts(core, assignment)).allowed;
}

function newestFirst<T extends { readonly at: string }>(events: readonly T[]): readonly T[] {
	return [...events].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
