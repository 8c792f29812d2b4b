/** Builders for the tests of draws. */
import type { DrawStep } from '../../documents/draw.ts';
import { kid } from '../contest-builders.ts';
import { drawOrder } from './draw-order.ts';
import { stepDigest } from './draw-state.ts';
import { eligibleList, type EligibleList } from './eligible-list.ts';
import { hashText } from '../hash-text.ts';

export interface DrawnContest {
	readonly list: EligibleList;
	readonly steps: readonly DrawStep[];
}

export interface DrawFacts {
	readonly entries: number;
	readonly winners: number;
	readonly alternates: number;
	/** how often a place passes to the next */
	readonly redraws: number;
	/** seed and text follow from it */
	readonly run: number;
}

const ULID_TAIL = 20;

/** A draw as the server makes it, from the commitment to the last redraw. */
export function drawnContest(facts: Partial<DrawFacts>): DrawnContest {
	const { entries = 12, winners = 3, alternates = 2, redraws = 0, run = 0 } = facts;
	const list = listOf(entries, run);
	const seed = hashText(`seed ${run}`);
	const text = `${31_415 + run}`;
	const order = drawOrder(list.ulids, { list: list.digest, seed, text }, entries);
	const steps: DrawStep[] = [];
	const add = (step: object): void => void steps.push(nextStep(steps, step));
	add({ step: 'committed', commitment: hashText(seed) });
	add({
		step: 'frozen',
		source: 'ONCE, 22 November, «five» digits',
		winners,
		alternates,
		list: { digest: list.digest, entries },
		leftOut: { duplicate: 2 },
		without: []
	});
	add({
		step: 'drawn',
		text,
		seed,
		winners: order.slice(0, winners),
		alternates: order.slice(winners, winners + alternates)
	});
	const places = order.slice(0, winners);
	for (let i = 0; i < redraws; i++) {
		const place = i % winners;
		const next = order[winners + i];
		add({ step: 'redrawn', place: place + 1, out: places[place], in: next, reason: 'declined' });
		places[place] = next ?? '';
	}
	return { list, steps };
}

/** A step after these. */
export function nextStep(steps: readonly DrawStep[], step: object): DrawStep {
	const n = String(steps.length).padStart(ULID_TAIL, '0');
	const last = steps.at(-1);
	return {
		_id: `draw:${kid}:01J000${n}`,
		schema: 1,
		by: 'sofia',
		at: `2026-11-22T18:0${steps.length % 10}:00.000Z`,
		after: last === undefined ? null : stepDigest(last),
		...step
	} as DrawStep;
}

function listOf(entries: number, run: number): EligibleList {
	const listed = Array.from({ length: entries }, (_, i) => {
		const digest = hashText(`${run}/${i}`);
		return { ulid: `01J000${digest.slice(0, ULID_TAIL).toUpperCase()}`, digest };
	});
	return eligibleList(listed);
}
