import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnContest, nextStep } from './draw-builders.ts';
import { drawState, inChain } from './draw-state.ts';

const { steps } = drawnContest({ redraws: 2 });
const upTo = (count: number) => drawState(inChain(steps.slice(0, count)));

describe('how far a draw has come', () => {
	it('is told by its steps', () => {
		const phases = [0, 1, 2, 3, 4].map((count) => upTo(count).phase);
		expect(phases).toEqual(['unbegun', 'committed', 'frozen', 'drawn', 'drawn']);
	});

	it('does not depend on the order in which the steps arrived', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray([...steps], { minLength: steps.length }), (shuffled) => {
				expect(inChain(shuffled)).toEqual(steps);
			})
		);
	});

	it('ends where the chain is broken', () => {
		const changed = steps.map((step, i) => (i === 1 ? { ...step, at: 'later' } : step));
		expect(inChain(changed)).toHaveLength(2);
		expect(inChain(steps.slice(1))).toEqual([]);
	});

	it('is who holds each place now', () => {
		const before = upTo(3);
		const after = upTo(5);
		if (before.phase !== 'drawn' || after.phase !== 'drawn') throw new Error('not drawn');
		expect(before.winners).toEqual(before.drawn.winners);
		expect(after.winners[2]).toBe(before.winners[2]);
		expect(after.winners.slice(0, 2)).toEqual(before.drawn.alternates);
	});

	it('begins anew once a draw was abandoned, which stays on record', () => {
		const begun = steps.slice(0, 2);
		const abandoned = nextStep(begun, { step: 'abandoned', reason: 'the hall was cleared' });
		expect(drawState(inChain([...begun, abandoned])).phase).toBe('unbegun');
		expect(inChain([...begun, abandoned])).toHaveLength(3);
	});
});
