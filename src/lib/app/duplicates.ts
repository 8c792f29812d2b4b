import type { Principal } from '#domain/access/principal.ts';
import { has } from '#domain/access/reach.ts';
import type { Evidence, Finding } from '#domain/dedupe/evidence.ts';
import { apartPairs, keyOf } from './apart-pairs.ts';
import type { CardReader } from './customer-card.ts';
import { compareCustomers } from './compare-customers.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import type { CustomerSummary } from './customer-summary.ts';
import { searchDuplicates, type FoundPair } from './duplicate-search.ts';
import type {
	Comparison,
	CustomerPair,
	DuplicateList,
	DuplicatesApi,
	LikelyPair,
	MergeOrder
} from './duplicates-api.ts';
import type { CustomerRow, EngineEvent } from './engine-api.ts';
import { mayUse } from './field-uses.ts';
import { mergeTwo, setApart, takeApart } from './merge-two.ts';

export interface DuplicatesParts {
	readonly reader: () => CardReader;
	readonly catalogue: CustomerCatalogue;
	readonly rowOf: (summary: CustomerSummary) => CustomerRow;
	readonly emit: (event: EngineEvent) => void;
}

interface Found {
	/** of the catalogue when the search began */
	readonly version: number;
	/** cards that there were */
	readonly cards: number;
	/** of whoever it was made for: others may compare other fields */
	readonly rights: string;
	readonly pairs: readonly FoundPair[];
}

/** More than that nobody works through in one sitting; the rest follows when these are done. */
const SHOWN = 100;
/** Odds of a hundred to one. */
const SURE = Math.log2(100);
/** In bits: less says next to nothing. */
const TELLING = 1;

/** The work list of customers who may be one, and what a person decides about them. */
export class Duplicates implements DuplicatesApi {
	readonly #parts: DuplicatesParts;
	#found: Found | null = null;
	#search: Promise<Found> | null = null;

	constructor(parts: DuplicatesParts) {
		this.#parts = parts;
	}

	async duplicates(look: 'anew' | 'known'): Promise<DuplicateList> {
		const { catalogue, reader, rowOf } = this.#parts;
		const known = this.#found?.rights === rightsOf(reader()) ? this.#found : null;
		const isStale = known?.version !== catalogue.version;
		const found = known === null || (look === 'anew' && isStale) ? await this.#searched() : known;
		const { apart, disputed } = await apartPairs(this.#parts);
		const standing = found.pairs.flatMap((pair): LikelyPair[] => {
			const [first, second] = [catalogue.get(pair.first), catalogue.get(pair.second)];
			if (first === undefined || second === undefined) return [];
			return apart.has(keyOf(pair)) ? [] : [likelyPair(pair, rowOf(first), rowOf(second))];
		});
		const { principal } = reader();
		return {
			pairs: standing.slice(0, SHOWN),
			total: standing.length,
			stale: catalogue.size > found.cards,
			mayMerge: principal !== null && mergesSomebody(principal),
			disputed
		};
	}

	compareCustomers(pair: CustomerPair): Promise<Comparison | null> {
		return compareCustomers(this.#parts.reader(), pair);
	}

	mergeCustomers(order: MergeOrder): Promise<void> {
		return mergeTwo(this.#parts.reader().database, order);
	}

	undoMerge(loser: string): Promise<void> {
		return takeApart(this.#parts.reader().database, loser);
	}

	setApart(pair: CustomerPair, apart: boolean): Promise<void> {
		return setApart(this.#parts.reader().database, pair, apart);
	}

	/** Two windows that ask at once wait for one search. */
	#searched(): Promise<Found> {
		const { catalogue, reader, emit } = this.#parts;
		const { database, principal } = reader();
		const rights = rightsOf(reader());
		const may = mayUse(principal);
		const { version, size: cards } = catalogue;
		const progress = (done: number, of: number): void => emit({ type: 'searching', done, of });
		return (this.#search ??= searchDuplicates({ database, catalogue, may, progress })
			.then((pairs) => (this.#found = { version, cards, rights, pairs }))
			.finally(() => (this.#search = null)));
	}
}

function rightsOf({ principal }: CardReader): string {
	return JSON.stringify(principal?.roles.map(({ sections, fields }) => [sections, fields]));
}

function likelyPair(
	{ odds, evidence }: FoundPair,
	first: CustomerRow,
	second: CustomerRow
): LikelyPair {
	return {
		first,
		second,
		likely: odds >= SURE ? 'surely' : 'probably',
		same: findings(evidence, weightOf),
		other: findings(evidence, (each) => -weightOf(each))
	};
}

function findings(
	evidence: readonly Evidence[],
	weight: (each: Evidence) => number
): readonly Finding[] {
	return evidence
		.filter((each) => weight(each) > TELLING)
		.sort((a, b) => weight(b) - weight(a))
		.map(({ finding }) => finding);
}

/** Of what is said against the likelier of the two other explanations. */
function weightOf({ stranger, relative }: Evidence): number {
	return stranger < 0 ? stranger : Math.max(stranger, relative);
}

function mergesSomebody({ roles }: Principal): boolean {
	return roles.some((role) => has(role, 'merge'));
}
