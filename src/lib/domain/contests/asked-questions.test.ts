import { describe, expect, it } from 'vitest';
import type { Condition, Question } from '../documents/contest.ts';
import { askedAnswers, askedQuestions } from './asked-questions.ts';

function question(field: string, when?: Condition): Question {
	return { field, required: false, purpose: {}, ...(when !== undefined && { when }) };
}

const baker = question('x-baker');
const asked = (questions: readonly Question[], answers: Record<string, string>) =>
	askedQuestions([...questions], answers).map(({ field }) => field);

describe('a question is asked', () => {
	it.each<[Condition, string, boolean]>([
		[{ field: 'x-baker', is: 'answered' }, '', false],
		[{ field: 'x-baker', is: 'answered' }, 'yes', true],
		[{ field: 'x-baker', is: 'blank' }, ' ', true],
		[{ field: 'x-baker', is: 'equal', value: 'yes' }, 'yes', true],
		[{ field: 'x-baker', is: 'equal', value: 'yes' }, 'no', false],
		[{ field: 'x-baker', is: 'other', value: 'yes' }, 'no', true],
		[{ field: 'x-baker', is: 'other', value: 'yes' }, '', false],
		[{ field: 'x-baker', is: 'at-least', value: 3 }, '3', true],
		[{ field: 'x-baker', is: 'at-least', value: 3 }, '2,5', false],
		[{ field: 'x-baker', is: 'at-most', value: 3 }, '2,5', true],
		[{ field: 'x-baker', is: 'at-most', value: 3 }, '', false],
		[{ field: 'x-baker', is: 'at-most', value: 3 }, 'three', false]
	])('when %o, answered "%s": %s', (when, answer, isAsked) => {
		const fields = asked([baker, question('x-oven', when)], { 'x-baker': answer });
		expect(fields.includes('x-oven')).toBe(isAsked);
	});

	it('when what it hangs on is asked, not when it was typed before', () => {
		const oven = question('x-oven', { field: 'x-baker', is: 'equal', value: 'yes' });
		const brand = question('x-brand', { field: 'x-oven', is: 'answered' });
		const answers = { 'x-baker': 'no', 'x-oven': 'stone', 'x-brand': 'Salva' };
		expect(asked([baker, oven, brand], answers)).toEqual(['x-baker']);
		expect(askedAnswers([baker, oven, brand], answers)).toEqual({ 'x-baker': 'no' });
	});

	it('never, when it hangs on one that comes later or on none', () => {
		const ahead = question('x-oven', { field: 'x-baker', is: 'answered' });
		const lost = question('x-brand', { field: 'toString', is: 'answered' });
		expect(asked([ahead, baker, lost], { 'x-baker': 'yes' })).toEqual(['x-baker']);
	});
});
