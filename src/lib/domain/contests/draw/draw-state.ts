import type { DrawStep, DrawStepOf } from '../../documents/draw.ts';
import { contentHash } from '../../merge/revision-hash.ts';

/** How far a contest's draw has come. */
export type DrawState =
	| { readonly phase: 'unbegun' }
	| { readonly phase: 'committed'; readonly committed: DrawStepOf<'committed'> }
	| {
			readonly phase: 'frozen';
			readonly committed: DrawStepOf<'committed'>;
			readonly frozen: DrawStepOf<'frozen'>;
	  }
	| {
			readonly phase: 'drawn';
			readonly committed: DrawStepOf<'committed'>;
			readonly frozen: DrawStepOf<'frozen'>;
			readonly drawn: DrawStepOf<'drawn'>;
			readonly redrawn: readonly DrawStepOf<'redrawn'>[];
			/** who holds each place now, first prize first */
			readonly winners: readonly string[];
	  };

/** SHA-256 of a step, by which the next one names it. */
export function stepDigest({ _rev, ...step }: DrawStep): string {
	return contentHash(step);
}

/**
 * The steps of a contest from the first to the last, each after the one that it names. Where the chain
 * breaks it ends: what hangs on nothing is not part of it.
 */
export function inChain(steps: readonly DrawStep[]): readonly DrawStep[] {
	const byFormer = new Map(steps.map((step) => [step.after, step]));
	const chain: DrawStep[] = [];
	let next = byFormer.get(null);
	while (next !== undefined && chain.length < steps.length) {
		chain.push(next);
		next = byFormer.get(stepDigest(next));
	}
	return chain;
}

/**
 * What a chain of steps comes to. An abandoned draw leaves the contest where it was before, with the
 * steps on record.
 *
 * @param chain as `inChain` gives it
 */
export function drawState(chain: readonly DrawStep[]): DrawState {
	return chain.reduce<DrawState>(afterStep, { phase: 'unbegun' });
}

function afterStep(state: DrawState, step: DrawStep): DrawState {
	switch (step.step) {
		case 'committed':
			return { phase: 'committed', committed: step };
		case 'frozen':
			return state.phase === 'committed' ? { ...state, phase: 'frozen', frozen: step } : state;
		case 'drawn':
			return state.phase === 'frozen'
				? { ...state, phase: 'drawn', drawn: step, redrawn: [], winners: step.winners }
				: state;
		case 'redrawn':
			return state.phase === 'drawn'
				? {
						...state,
						redrawn: [...state.redrawn, step],
						winners: state.winners.with(step.place - 1, step.in)
					}
				: state;
		case 'abandoned':
			return { phase: 'unbegun' };
	}
}
