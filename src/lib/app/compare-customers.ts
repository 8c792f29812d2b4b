import { customerFacts } from '#domain/access/customer-facts.ts';
import { decideMerging } from '#domain/access/decide-customer.ts';
import { previewMerge } from '#domain/dedupe/merge-preview.ts';
import { isUlid, ulidTime } from '#domain/documents/ulid.ts';
import { startingWith } from '../store/document-store.ts';
import type { CardReader } from './customer-card.ts';
import { groupCustomers, type CustomerDocuments } from './customer-documents.ts';
import { assignmentId, coreId } from './customer-ids.ts';
import { standInFor } from './customer-merges.ts';
import type { ComparedCard, Comparison, CustomerPair } from './duplicates-api.ts';
import { customerEvents } from './engine-api.ts';

/**
 * Two cards, and what a merge of the second into the first would do.
 *
 * @returns null unless both are on the device, each a customer of its own
 */
export async function compareCustomers(
	reader: CardReader,
	{ first, second }: CustomerPair
): Promise<Comparison | null> {
	const { database, principal } = reader;
	for (const cid of [first, second]) if ((await standInFor(database, cid)) !== cid) return null;
	const wanted = [first, second].flatMap((cid) => [coreId(cid), assignmentId(cid)]);
	const customers = groupCustomers(await database.documents.pick(wanted));
	const [winner, loser] = [customers.get(first), customers.get(second)];
	if (winner === undefined || loser === undefined || first === second) return null;
	const facts = ({ core, assignment }: CustomerDocuments): ReturnType<typeof customerFacts> =>
		customerFacts(core, assignment);
	return {
		winner: await compared(reader, first, winner),
		loser: await compared(reader, second, loser),
		preview: previewMerge(winner.core, loser.core),
		mayMerge: principal !== null && decideMerging(principal, facts(loser), facts(winner)).allowed
	};
}

async function compared(
	{ database, colleagues }: CardReader,
	cid: string,
	{ core, assignment }: CustomerDocuments
): Promise<ComparedCard> {
	const lists = await Promise.all(
		customerEvents.map((kind) => database.documents.list(startingWith(`${kind}:${cid}:`)))
	);
	const { owner } = customerFacts(core, assignment).assigned;
	return {
		cid,
		core,
		ownerName: colleagues.nameOf(owner),
		since: isUlid(cid) ? ulidTime(cid) : 0,
		events: lists.reduce((sum, list) => sum + list.length, 0)
	};
}
