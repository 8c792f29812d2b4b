import { decideSection } from '#domain/access/decide-customer.ts';
import { mergedAt } from '#domain/dedupe/merged-at.ts';
import { customerCore, customerLink, type CustomerLink } from '#domain/documents/customer.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { parseStamp } from '#domain/merge/stamp.ts';
import { displayName } from '#domain/search/display-name.ts';
import { startingWith } from '../store/document-store.ts';
import { readDocument, readDocuments } from '../store/read-documents.ts';
import { cardFacts } from './card-facts.ts';
import { authorOf } from './conflict-inbox.ts';
import type { CardReader } from './customer-card.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { groupCustomers } from './customer-documents.ts';
import { assignmentId, coreId, mergedId } from './customer-ids.ts';
import { standInFor } from './customer-merges.ts';
import type { CustomerRow } from './customer-row.ts';
import type { CustomerSummary } from './customer-summary.ts';
import type { CustomerPair, DisputedMerge } from './duplicates-api.ts';

interface Parts {
	readonly reader: () => CardReader;
	readonly catalogue: CustomerCatalogue;
	readonly rowOf: (summary: CustomerSummary) => CustomerRow;
}

/** What somebody said of a pair, and whom the two show as by now. */
interface Word {
	readonly said: CustomerPair;
	readonly stand: CustomerPair;
	readonly link: CustomerLink;
}

/**
 * Pairs of which somebody said that they are two. Of who was merged it holds for whom they are now; and
 * where the two of them were merged, there are two people who disagree.
 */
export async function apartPairs(parts: Parts): Promise<{
	readonly apart: ReadonlySet<string>;
	readonly disputed: readonly DisputedMerge[];
}> {
	const { database } = parts.reader();
	const links = await readDocuments(database, startingWith('link:'), customerLink);
	const words = await Promise.all(links.map((link) => wordOf(parts, link)));
	const said = words.flatMap((word) => word ?? []);
	const isOne = ({ stand }: Word): boolean => stand.first === stand.second;
	const disputed = await Promise.all(said.filter(isOne).map((word) => disputedBy(parts, word)));
	return {
		apart: new Set(said.filter((word) => !isOne(word)).map(({ stand }) => keyOf(stand))),
		disputed: disputed.flatMap((each) => each ?? []).sort((a, b) => b.at - a.at)
	};
}

export function keyOf({ first, second }: CustomerPair): string {
	return first < second ? `${first} ${second}` : `${second} ${first}`;
}

async function wordOf({ reader, catalogue }: Parts, link: CustomerLink): Promise<Word | null> {
	const id = parseDocId(link._id);
	if (link.apart !== true || id?.kind !== 'link') return null;
	const { database } = reader();
	// Whoever is in the list was merged into nobody, and need not be looked up.
	const standing = (cid: string): string | Promise<string> =>
		catalogue.get(cid) === undefined ? standInFor(database, cid) : cid;
	const said = { first: id.cid, second: link.to };
	const [first, second] = [await standing(said.first), await standing(said.second)];
	return { said, stand: { first, second }, link };
}

async function disputedBy(
	{ reader, catalogue, rowOf }: Parts,
	{ said, stand: { first: winner }, link }: Word
): Promise<DisputedMerge | null> {
	const { database } = reader();
	const into = catalogue.get(winner);
	const from = await mergedLast(reader(), said, winner);
	const core = await readDocument(database, coreId(from), customerCore);
	const stamp = link.m?.f['apart'];
	if (into === undefined || core === null || stamp === undefined) return null;
	return {
		into: rowOf(into),
		from,
		name: displayName(core),
		pair: said,
		byName: authorOf(stamp, reader()).byName,
		at: parseStamp(stamp).ms,
		mayMerge: await mayMerge(reader(), winner)
	};
}

/** Of the two the one who went into the other, or, where both went into a third, the one who went later. */
async function mergedLast(
	{ database }: CardReader,
	{ first, second }: CustomerPair,
	winner: string
): Promise<string> {
	if (first === winner) return second;
	if (second === winner) return first;
	const whenWent = async (cid: string): Promise<number> => {
		const merged = await database.read(mergedId(cid));
		return merged === null ? 0 : (mergedAt(merged.body) ?? 0);
	};
	return (await whenWent(first)) > (await whenWent(second)) ? first : second;
}

async function mayMerge(reader: CardReader, cid: string): Promise<boolean> {
	const { database, principal } = reader;
	const picked = await database.documents.pick([coreId(cid), assignmentId(cid)]);
	const documents = groupCustomers(picked).get(cid);
	if (principal === null || documents === undefined) return false;
	const facts = await cardFacts(reader, cid, documents);
	return decideSection(principal, 'write', 'merged', facts).allowed;
}
