import { expect, test } from 'vitest';
import { inRows } from './capture-fields.ts';
import { firstProblem, screenOrder } from './screen-order.ts';

const asked = (field: string) => ({ field, required: true, purpose: {} });
const contest = {
	consents: [
		{ purpose: 'rules', required: true, label: {}, text: {}, version: '1' },
		{ purpose: 'news', channel: 'email', required: false, label: {}, text: {}, version: '1' }
	],
	questions: [
		{ ...asked('givenName'), group: 'you' },
		{ ...asked('x-oven'), group: 'bakery' },
		{ ...asked('familyName'), group: 'you' },
		{ ...asked('email'), group: 'you' }
	]
};

test('people are asked as the contest orders it, one step after the other', () => {
	expect(screenOrder(contest)).toEqual([
		'consent/rules',
		'consent/news/email',
		'givenName',
		'familyName',
		'email',
		'x-oven'
	]);
});

test('short fields share a line with the one that belongs to them, and have it alone otherwise', () => {
	const rows = (fields: string[]) =>
		inRows(fields.map(asked)).map((row) => row.map(({ field }) => field));
	expect(rows(['givenName', 'familyName', 'email', 'postalCode', 'city'])).toEqual([
		['givenName', 'familyName'],
		['email'],
		['postalCode', 'city']
	]);
	expect(rows(['givenName', 'number', 'city'])).toEqual([['givenName'], ['number'], ['city']]);
});

test('a consent that is missing comes before a field that is missing, being above it', () => {
	const problems = [
		{ field: 'contest', problem: 'over' },
		{ field: 'familyName', problem: 'required' },
		{ field: 'givenName', problem: 'required' },
		{ field: 'consent/rules', problem: 'consent-required' }
	] as const;
	expect(firstProblem(contest, problems)?.field).toBe('consent/rules');
	expect(firstProblem(contest, problems.slice(0, 3))?.field).toBe('givenName');
	expect(firstProblem(contest, problems.slice(0, 1))).toBeUndefined();
});
