import { expect, test } from 'vitest';
import { contest } from '#domain/contests/contest-builders.ts';
import type { Contest, Question } from '#domain/documents/contest.ts';
import { visitorSteps } from './visitor-steps.ts';

const asks = (...fields: readonly string[]): Question[] =>
	fields.map((field) => ({ field, required: false, purpose: { es: 'Para algo' } }));

const shown = (asked: Contest, questions = asked.questions) =>
	visitorSteps(asked, questions).map(({ id, fields }) => [id, ...fields]);

test('what happens with the data comes first, and what is agreed to', () => {
	expect(shown(contest({}))[0]).toEqual(['notice', 'consent/rules']);
});

test('questions that belong together are asked together, in the order in which they are written', () => {
	const questions = asks('x-oven', 'city', 'email', 'familyName', 'phone', 'givenName');
	expect(shown(contest({ questions })).slice(1)).toEqual([
		['more', 'x-oven'],
		['where', 'city'],
		['reach', 'email', 'phone'],
		['who', 'familyName', 'givenName']
	]);
});

test('a contest with groups of its own is asked by them, where they begin', () => {
	const groups = [
		{ id: 'bakery', title: { es: 'Tu obrador' } },
		{ id: 'empty', title: { es: 'Nada' } }
	];
	const inBakery = asks('x-oven').map((question) => ({ ...question, group: 'bakery' }));
	const questions = [...inBakery, ...asks('givenName')];
	expect(shown(contest({ questions, groups })).slice(1)).toEqual([
		['group-bakery', 'x-oven'],
		['who', 'givenName']
	]);
});

test('what this person is not asked is no step', () => {
	expect(shown(contest({}), asks('givenName')).map(([id]) => id)).toEqual(['notice', 'who']);
});
