import { describe, expect, it } from 'vitest';
import { kid, publishable } from './contest-builders.ts';
import { contestLike, newContest } from './new-contest.ts';
import { publishContest } from './publish-contest.ts';
import { publishProblems } from './publish-problems.ts';

const beginning = {
	kid,
	language: 'fr',
	country: 'FR',
	timeZone: 'Europe/Paris',
	today: '2026-11-22'
};

describe('a contest that is begun', () => {
	it('lacks words only', () => {
		const problems = publishProblems(newContest(beginning));
		expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['missing']));
	});

	it('like another one has its words, and neither its dates nor its past', () => {
		const model = publishContest(publishable(), null, { by: 'sofia', at: '2025-01-01T00:00:00Z' });
		const begun = contestLike(model, { ...beginning, today: '2027-01-01' });
		expect(begun).toMatchObject({ state: 'draft', from: '2027-01-01', rules: model.rules });
		expect(begun).not.toHaveProperty('publications');
		expect(begun).not.toHaveProperty('wordings');
	});
});
