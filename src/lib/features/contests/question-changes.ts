import { inAskedOrder } from '#domain/contests/question-steps.ts';
import type { Contest, Question } from '#domain/documents/contest.ts';

type Optional = 'kind' | 'picture' | 'options' | 'least' | 'most' | 'when' | 'group';

/** A question without some of what it may have. */
export function without(question: Question, fields: readonly Optional[]): Question {
	const kept = Object.entries(question).filter(([key]) => !fields.some((field) => field === key));
	return Object.fromEntries(kept) as Question;
}

/**
 * A question put into a step: one that is there, a new one, or none (''). It goes to the end of the
 * others that are asked there; steps that are left empty go.
 */
export function inStep(
	{ questions, groups = [] }: Pick<Contest, 'questions' | 'groups'>,
	field: string,
	step: string
): Pick<Contest, 'questions'> & { groups: NonNullable<Contest['groups']> } {
	const moved = questions.map((question) => {
		if (question.field !== field) return question;
		return step === '' ? without(question, ['group']) : { ...question, group: step };
	});
	const known = groups.some(({ id }) => id === step);
	const all = step === '' || known ? groups : [...groups, { id: step, title: {} }];
	const used = new Set(moved.map(({ group }) => group));
	return { questions: [...inAskedOrder(moved)], groups: all.filter(({ id }) => used.has(id)) };
}
