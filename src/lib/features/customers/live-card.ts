import type { EngineClient } from '$lib/app/context.ts';
import type { CustomerCard } from '$lib/app/engine-api.ts';
import { Live } from '$lib/app/live.svelte.ts';
import { concernsCard } from './concerns-card.ts';

/** A customer's card that stays true. Made while a component initialises. */
export function liveCard(engine: EngineClient, cid: () => string): Live<CustomerCard | null> {
	const live: Live<CustomerCard | null> = new Live(
		engine,
		() => engine.customer(cid()),
		(event) => concernsCard(event, shownBy(live.value ?? null, cid()))
	);
	return live;
}

/** Of whom others were merged into, nobody knows from the card who was merged into those. */
function shownBy(card: CustomerCard | null, cid: string): ReadonlySet<string> | null {
	if (card === null) return new Set([cid]);
	return (card.absorbed ?? []).length > 0 ? null : new Set([cid, card.cid]);
}
