import { conflictsOfSome, type ConflictReader } from './conflict-inbox.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { customerOf } from './customer-ids.ts';
import type { OpenConflict } from './engine-api.ts';

/**
 * How many conflicts wait for whoever uses this device. What they may only read waits for somebody
 * else, and a number that they can't bring down would be there for ever. Counted once for each
 * customer who has any, until something of them changes.
 */
export class OwnConflicts {
	readonly #counted = new Map<string, number>();
	#changes = 0;

	constructor(
		private readonly catalogue: CustomerCatalogue,
		private readonly reader: () => ConflictReader
	) {}

	/** Something else may be in these documents now. */
	forget(ids: readonly string[]): void {
		this.#changes += 1;
		// What is lent is anybody's whom a campaign names.
		if (ids.some((id) => id.startsWith('campaign:'))) this.#counted.clear();
		for (const id of ids) this.#counted.delete(customerOf(id) ?? '');
	}

	/** Whoever counts may do something else now. */
	forgetAll(): void {
		this.#changes += 1;
		this.#counted.clear();
	}

	async count(): Promise<number> {
		const counts = await this.of(inConflict(this.catalogue));
		return [...counts.values()].reduce((sum, own) => sum + own, 0);
	}

	/** By cid. To be asked of customers of whom something waits. */
	async of(cids: readonly string[]): Promise<ReadonlyMap<string, number>> {
		const changes = this.#changes;
		const known = cids.map((cid) => [cid, this.#counted.get(cid)] as const);
		const open = known.flatMap(([cid, own]) => (own === undefined ? [cid] : []));
		const found = open.length === 0 ? null : await conflictsOfSome(this.reader(), open);
		const counts = new Map(
			known.map(([cid, own]) => [cid, own ?? ownAmong(found?.get(cid) ?? [])] as const)
		);
		if (changes === this.#changes) for (const [cid, own] of counts) this.#counted.set(cid, own);
		return counts;
	}
}

function ownAmong(conflicts: readonly OpenConflict[]): number {
	return conflicts.filter(({ readOnly }) => readOnly !== true).length;
}

/** Customers of whom something waits for a person, whoever that is. */
export function inConflict(catalogue: CustomerCatalogue): readonly string[] {
	return [...catalogue.all()].flatMap(({ cid, conflicts }) => (conflicts > 0 ? [cid] : []));
}
