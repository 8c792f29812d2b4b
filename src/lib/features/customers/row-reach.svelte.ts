import type { EngineClient } from '$lib/app/context.ts';
import { openReach, reachOf, type Reach } from './reach.ts';

/**
 * How to reach the customer whose row is being touched. A row says no more than a list needs: this is
 * read from the card, in the moment between the touch and what it uncovers.
 */
export class RowReach {
	#known = $state.raw<{ readonly cid: string; readonly reach: Reach } | null>(null);

	constructor(private readonly engine: Pick<EngineClient, 'customer'>) {}

	/** null for any other customer than the one read last */
	of(cid: string): Reach | null {
		return this.#known?.cid === cid ? this.#known.reach : null;
	}

	async read(cid: string): Promise<void> {
		const card = await this.engine.customer(cid);
		if (card === null) return;
		this.#known = { cid, reach: openReach(reachOf(card.core), card.closed ?? []) };
	}
}
