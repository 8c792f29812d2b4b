import { customerFacts } from '#domain/access/customer-facts.ts';
import { decideHistory } from '#domain/access/decide-customer.ts';
import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { activity, consent, purchase } from '#domain/documents/events.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { Colleagues } from './colleagues.ts';
import { conflictsOf } from './conflict-inbox.ts';
import { groupCustomers, type CustomerDocuments } from './customer-documents.ts';
import { assignmentId, coreId } from './customer-ids.ts';
import type { CustomerCard, RecordMark } from './engine-api.ts';

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
	const [activities, purchases, consents] = await Promise.all([
		readDocuments(database, startingWith(`activity:${cid}:`), activity),
		readDocuments(database, startingWith(`purchase:${cid}:`), purchase),
		readDocuments(database, startingWith(`consent:${cid}:`), consent)
	]);
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
		activities: newestFirst(activities).map((each) => ({
			...each,
			byName: colleagues.nameOf(each.by)
		})),
		purchases: newestFirst(purchases),
		consents: newestFirst(consents)
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
