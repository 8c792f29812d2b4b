import { expect, test } from 'vitest';
import { draftTargets } from './draft-targets.ts';

test('drafts lead back to where they were begun, one line for all of one card', () => {
	const keys = [
		'capture/K1',
		'card/C1/city',
		'card/C1/phones/p1',
		'something-newer',
		'card/C2/stage',
		'contest/K2',
		'segment/new'
	];
	expect(draftTargets(keys).map(({ href }) => href)).toEqual([
		'/capture/K1',
		'/customers/C1',
		'/customers/C2',
		'/contests/K2/edit',
		'/segments/new'
	]);
});
