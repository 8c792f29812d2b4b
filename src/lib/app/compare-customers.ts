import { customerFacts, type CustomerFacts } from '#domain/access/customer-facts.ts';
import { decideMerging } from '#domain/access/decide-customer.ts';
import { decideField } from '#domain/access/decide-field.ts';
import type { Principal } from '#domain/access/principal.ts';
import { previewMerge, type MergePreview } from '#domain/dedupe/merge-preview.ts';
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
	const whole = previewMerge(winner.core, loser.core);
	const offered = offeredTo(principal, [winner, loser], whole);
	return {
		winner: await compared(reader, first, winner),
		loser: await compared(reader, second, loser),
		preview: offered ?? whole,
		mayMerge: offered !== null
	};
}

/**
 * What of a merge somebody may do: where they may not edit a field, they have no choice about it.
 *
 * @returns null for who may not merge these two, or would have to write what they may not
 */
function offeredTo(
	principal: Principal | null,
	[winner, loser]: readonly [CustomerDocuments, CustomerDocuments],
	{ fields, items }: MergePreview
): MergePreview | null {
	const facts = factsOf(winner);
	if (principal === null || !decideMerging(principal, factsOf(loser), facts).allowed) return null;
	const mayWrite = (path: string): boolean => {
		const [field = path] = path.split('/');
		return decideField(principal, 'edit', { section: 'core', field }, facts).allowed;
	};
	const written = [
		...fields.filter(({ suggested }) => suggested === 'loser').map(({ path }) => path),
		...items.map(({ list }) => list)
	];
	if (!written.every(mayWrite)) return null;
	return { fields: fields.filter(({ path }) => mayWrite(path)), items };
}

function factsOf({ core, assignment }: CustomerDocuments): CustomerFacts {
	return customerFacts(core, assignment);
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
