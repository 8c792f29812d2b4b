import type { Evidence } from '#domain/dedupe/evidence.ts';
import { findDuplicates } from '#domain/dedupe/find-duplicates.ts';
import type { MatchedCard } from '#domain/dedupe/matchable.ts';
import { customerCore } from '#domain/documents/customer.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import type { MayUse } from '#domain/segments/used-fields.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { parseDocument } from '../store/read-documents.ts';
import { breathing } from './breath.ts';
import { comparableBy } from './comparable-card.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { inPages } from './in-pages.ts';

/** Two customers who are more likely one than not. */
export interface FoundPair {
	readonly first: string;
	readonly second: string;
	/** base 2 logarithm of the odds */
	readonly odds: number;
	readonly evidence: readonly Evidence[];
}

export interface SearchParts {
	readonly database: LocalDatabase;
	readonly catalogue: CustomerCatalogue;
	/** of who is told of them */
	readonly may: MayUse;
	/** of as many steps as there are cards */
	readonly progress: (done: number, of: number) => void;
}

/** Whoever is as likely somebody else is no work for anybody. */
const AS_LIKELY_AS_NOT = 0;
/** The matcher steps this often for each card; to read it is one more. */
const STEPS_A_CARD = 3;
const TOLD_EVERY_MS = 200;

/** All pairs among the customers on the device, likeliest first. Others are answered meanwhile. */
export async function searchDuplicates(parts: SearchParts): Promise<readonly FoundPair[]> {
	const told = inPassing(parts);
	const breath = breathing();
	const cids: string[] = [];
	const cards: MatchedCard[] = [];
	for await (const { cid, card } of cardsOf(parts)) {
		cids.push(cid);
		cards.push(card);
		told();
		await breath();
	}
	const steps = findDuplicates(cards, { atLeast: AS_LIKELY_AS_NOT });
	for (;;) {
		const step = steps.next();
		if (step.done === true) {
			return step.value
				.map(({ first, second, odds, evidence }) => ({
					first: cids[first] ?? '',
					second: cids[second] ?? '',
					odds,
					evidence
				}))
				.sort((a, b) => b.odds - a.odds);
		}
		told();
		await breath();
	}
}

/** Counts steps, and tells of them now and then. */
function inPassing({ catalogue, progress }: SearchParts): () => void {
	const of = catalogue.size;
	let [steps, last] = [0, performance.now()];
	progress(0, of);
	return () => {
		steps += 1;
		if (performance.now() - last < TOLD_EVERY_MS) return;
		last = performance.now();
		progress(Math.min(of, Math.floor(steps / STEPS_A_CARD)), of);
	};
}

/** Of whom the list shows: nobody who was merged into another, and nobody who was put away. */
async function* cardsOf({
	database,
	catalogue,
	may
}: SearchParts): AsyncIterable<{ readonly cid: string; readonly card: MatchedCard }> {
	const comparable = comparableBy(may);
	for await (const page of inPages(database.documents, startingWith('customer:'))) {
		for (const { id, leaves } of page) {
			const parsed = parseDocId(id);
			if (parsed?.kind !== 'customer' || parsed.section !== 'core') continue;
			if (catalogue.get(parsed.cid) === undefined) continue;
			const merged = mergedDocument(id, leaves);
			const core = merged === null ? null : parseDocument(merged, customerCore);
			if (core === null || core.archived === true) continue;
			yield { cid: parsed.cid, card: comparable(core) };
		}
	}
}
