import { publishProblems } from '#domain/contests/publish-problems.ts';
import { contest } from '#domain/documents/contest.ts';
import { expect, test } from 'vitest';
import { demoContest } from './contest.ts';

test('the contest of the demo could be published as it is', () => {
	const { id, values } = demoContest('ficha', Date.UTC(2026, 10, 22));
	expect(publishProblems(contest.parse({ ...values, _id: id }))).toEqual([]);
});
