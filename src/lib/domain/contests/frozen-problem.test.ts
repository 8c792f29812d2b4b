import { describe, expect, it } from 'vitest';
import type { Contest } from '../documents/contest.ts';
import { contest } from './contest-builders.ts';
import { frozenProblem } from './frozen-problem.ts';
import { publishContest } from './publish-contest.ts';

const sofia = { by: 'sofia', at: '2026-11-22T09:00:00.000Z' };
const published = publishContest(contest({}), null, sofia);
const notice = { ...published.notice, text: { es: 'Otro aviso' } };
const [digest = ''] = Object.keys(published.wordings ?? {});

describe('what people have signed', () => {
	it.each<[string, Contest, string | null]>([
		['stays as it is while the rest changes', { ...published, name: 'Otra' }, null],
		['may have a successor', publishContest({ ...published, notice }, published, sofia), null],
		['is not reworded under its version', { ...published, notice }, 'notice/text'],
		['is not forgotten', { ...published, wordings: {} }, `wordings/${digest}`],
		[
			'is not replaced under its digest',
			{ ...published, wordings: { ...published.wordings, [digest]: 'Otro' } },
			`wordings/${digest}`
		],
		[
			'is not joined by what nobody wrote',
			{ ...published, wordings: { ...published.wordings, abc: 'Otro' } },
			'wordings/abc'
		],
		['is told as it was published', { ...published, publications: [] }, 'publications'],
		['is no draft again', { ...published, state: 'draft' }, 'state']
	])('%s', (_, after, problem) => {
		expect(frozenProblem(published, after)).toBe(problem);
	});

	it('does not bind a draft', () => {
		const draft = contest({ state: 'draft' });
		expect(frozenProblem(draft, { ...draft, notice })).toBeNull();
	});
});
