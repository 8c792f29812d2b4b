import { stages, type Stage } from '../documents/stages.ts';
import type { CustomerCore } from '../documents/customer.ts';

export interface FunnelStep {
	readonly stage: Stage;
	/** customers who are there now */
	readonly now: number;
	/** customers who have come at least that far, wherever they are now */
	readonly reached: number;
	/** of those who had come to the stage before, between 0 and 1; null for the first, and after nobody */
	readonly share: number | null;
}

type Card = Pick<CustomerCore, 'stage' | 'stageLog'>;

/**
 * How far customers have come. A stage is counted as reached when somebody stands there, has ever stood
 * there, or has come further: to be entered as a customer, without having been a prospect here, is to
 * have come that way too. Whoever has no stage, or one that this app does not know, is not counted.
 */
export function stageFunnel(cards: readonly Card[]): readonly FunnelStep[] {
	const now = stages.map(() => 0);
	const furthest = stages.map(() => 0);
	for (const card of cards) {
		count(now, placeOf(card.stage));
		count(furthest, furthestOf(card));
	}
	const reached = furthest.map((_, place) =>
		furthest.slice(place).reduce((sum, number) => sum + number, 0)
	);
	return stages.map((stage, place) => {
		const before = reached[place - 1] ?? 0;
		const here = reached[place] ?? 0;
		return { stage, now: now[place] ?? 0, reached: here, share: before > 0 ? here / before : null };
	});
}

function furthestOf({ stage, stageLog = [] }: Card): number {
	const passed = stageLog.flatMap((change) => [placeOf(change.from), placeOf(change.stage)]);
	return Math.max(placeOf(stage), ...passed);
}

/** -1 where there is none */
function placeOf(stage: string | undefined): number {
	return stages.findIndex((each) => each === stage);
}

function count(counts: number[], place: number): void {
	if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
}
