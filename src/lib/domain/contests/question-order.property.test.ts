import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../documents/contest.ts';
import { question } from './contest-builders.ts';
import { moveQuestion, moveQuestionTo } from './move-question.ts';
import { unaskedFields, withQuestion } from './question-catalogue.ts';
import { inAskedOrder, questionSteps } from './question-steps.ts';

const fields = ['givenName', 'familyName', 'phone', 'city', 'x-oven', 'x-flour'];
const group = fc.constantFrom(undefined, 'you', 'bakery');
const questions = fc
	.shuffledSubarray(fields, { minLength: 1 })
	.chain((names) =>
		fc.tuple(...names.map((name) => group.map((one) => question(name, one && { group: one }))))
	);
const names = (asked: readonly Question[]) => asked.map(({ field }) => field);

describe('the order of questions', () => {
	it('keeps those of one step together, and loses none', () => {
		fc.assert(
			fc.property(questions, (asked) => {
				const order = inAskedOrder(asked);
				expect(names(order).toSorted()).toEqual(names(asked).toSorted());
				expect(inAskedOrder(order)).toEqual(order);
				const steps = questionSteps(asked).map((step) => step.group);
				expect(new Set(steps).size).toBe(steps.length);
			})
		);
	});

	it('comes back when a question goes down and up again within its step', () => {
		fc.assert(
			fc.property(questions, fc.nat(5), (asked, index) => {
				const order = inAskedOrder(asked);
				const one = order[index % order.length];
				const next = order[(index % order.length) + 1];
				fc.pre(one !== undefined && next !== undefined && one.group === next.group);
				const down = moveQuestion(order, one.field, 1);
				expect(moveQuestion(down, one.field, -1)).toEqual(order);
			})
		);
	});

	it('lets a question go all the way, step by step, and no farther', () => {
		fc.assert(
			fc.property(questions, fc.nat(5), (asked, index) => {
				const { field = '' } = asked[index % asked.length] ?? {};
				let order = asked;
				for (let i = 0; i < 2 * fields.length + 3; i++) order = moveQuestion(order, field, -1);
				expect(order[0]?.field).toBe(field);
				expect(moveQuestion(order, field, -1)).toEqual(order);
			})
		);
	});

	it('puts what is dragged into the step where it is dropped', () => {
		fc.assert(
			fc.property(questions, fc.nat(5), fc.nat(5), (asked, from, to) => {
				const order = inAskedOrder(asked);
				const moved = order[from % order.length];
				const target = order[to % order.length];
				fc.pre(moved !== undefined && target !== undefined);
				const after = moveQuestionTo(order, moved.field, target.field);
				expect(names(after).toSorted()).toEqual(names(order).toSorted());
				const found = after.find(({ field }) => field === moved.field);
				expect(found?.group).toBe(target.group);
			})
		);
	});
});

describe('one more question', () => {
	it.each([
		[['givenName', 'phone'], 'familyName', ['givenName', 'familyName', 'phone']],
		[['x-oven'], 'givenName', ['givenName', 'x-oven']],
		[['givenName', 'x-oven'], 'city', ['givenName', 'city', 'x-oven']],
		[['givenName'], 'x-oven', ['givenName', 'x-oven']],
		[[], 'phone', ['phone']]
	])('%o and %s: %o', (asked, added, expected) => {
		const before = asked.map((name) => question(name));
		expect(names(withQuestion(before, question(added)))).toEqual(expected);
	});

	it('stands in the step of its neighbour', () => {
		const before = [question('givenName', { group: 'you' }), question('x-oven', { group: 'oven' })];
		expect(withQuestion(before, question('phone'))[1]).toMatchObject({ group: 'you' });
	});

	it('is offered once', () => {
		expect(unaskedFields([question('phone')])).not.toContain('phone');
		expect(unaskedFields([])).toHaveLength(14);
	});
});
