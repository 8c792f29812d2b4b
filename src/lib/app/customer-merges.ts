import { mergedAt } from '#domain/dedupe/merged-at.ts';
import { winnerOf } from '#domain/dedupe/merge-winner.ts';
import { customerCore, customerMerged, type CustomerCore } from '#domain/documents/customer.ts';
import { displayName } from '#domain/search/display-name.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument } from '../store/read-documents.ts';
import { coreId, mergedId } from './customer-ids.ts';
import type { AbsorbedCustomer } from './duplicates-api.ts';

/** Whoever goes into a customer, at any remove. */
export interface Absorbed extends AbsorbedCustomer {
	/** merged into this very customer: only that can be taken back here */
	readonly direct: boolean;
}

/** Who shows for a customer on this device: the one they were merged into, once that one is here too. */
export async function standInFor(database: LocalDatabase, cid: string): Promise<string> {
	const winner = await winnerFor(database, cid);
	if (winner === cid) return cid;
	return (await readDocument(database, coreId(winner), customerCore)) === null ? cid : winner;
}

/** All who show as this customer. What a card says of it is believed where they say so too. */
export async function absorbedBy(
	database: LocalDatabase,
	cid: string,
	core: CustomerCore
): Promise<readonly Absorbed[]> {
	const found: Absorbed[] = [];
	const seen = new Set([cid]);
	const open = absorbedCids(core).map((each) => ({ cid: each, direct: true }));
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (seen.has(next.cid)) continue;
		seen.add(next.cid);
		if ((await winnerFor(database, next.cid)) !== cid) continue;
		const theirs = await readDocument(database, coreId(next.cid), customerCore);
		if (theirs === null) continue;
		const merged = await database.read(mergedId(next.cid));
		const at = merged === null ? null : mergedAt(merged.body);
		found.push({ ...next, name: displayName(theirs), at });
		open.push(...absorbedCids(theirs).map((each) => ({ cid: each, direct: false })));
	}
	return found;
}

export function absorbedCids({ absorbed }: Pick<CustomerCore, 'absorbed'>): readonly string[] {
	return (absorbed ?? []).flatMap(({ cid }) => cid ?? []);
}

async function winnerFor(database: LocalDatabase, cid: string): Promise<string> {
	const into = new Map<string, string | null>();
	for (let next: string | null = cid; next !== null && !into.has(next);) {
		const merged: { readonly into?: string | undefined } | null = await readDocument(
			database,
			mergedId(next),
			customerMerged
		);
		const to: string | null = merged?.into ?? null;
		into.set(next, to);
		next = to;
	}
	return winnerOf(cid, (each) => into.get(each) ?? null);
}
