import { expect, test } from 'vitest';
import { suggestedStage } from './stage-edits.ts';

test.each([
	['prospeccion', 1, 'conversion'],
	['oportunidad', 3, 'conversion'],
	[undefined, 1, 'conversion'],
	['prospeccion', 0, null],
	['conversion', 2, null],
	['evangelista', 9, null]
])('whoever is in %s and has bought %i times should be in %s', (stage, purchases, expected) => {
	expect(suggestedStage(stage, purchases)).toBe(expected);
});
