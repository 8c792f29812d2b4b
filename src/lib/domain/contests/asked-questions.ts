import type { Condition, Contest, Entry, Question } from '../documents/contest.ts';

type Answers = Entry['answers'];

/**
 * The questions that this person is asked: those without a condition, and those whose condition holds.
 * A question that is not asked has no answer, whatever was typed before, so those that hang on it are
 * judged as if it were blank. Conditions look back only: one that looks ahead never holds.
 */
export function askedQuestions(
	questions: Contest['questions'],
	answers: Answers
): readonly Question[] {
	const given: Record<string, string> = {};
	const asked: Question[] = [];
	for (const question of questions) {
		if (question.when !== undefined && !holds(question.when, given)) continue;
		asked.push(question);
		given[question.field] = textOf(answers[question.field]);
	}
	return asked;
}

/** Answers without those to questions of the contest that are not asked. */
export function askedAnswers(questions: Contest['questions'], answers: Answers): Answers {
	const asked = new Set(askedQuestions(questions, answers).map(({ field }) => field));
	const hidden = new Set(questions.map(({ field }) => field).filter((field) => !asked.has(field)));
	return Object.fromEntries(Object.entries(answers).filter(([field]) => !hidden.has(field)));
}

function holds(condition: Condition, given: Readonly<Record<string, string>>): boolean {
	const answer = Object.hasOwn(given, condition.field) ? (given[condition.field] ?? '') : '';
	switch (condition.is) {
		case 'answered':
			return answer !== '';
		case 'blank':
			return answer === '';
		case 'equal':
			return answer === condition.value;
		case 'other':
			return answer !== '' && answer !== condition.value;
		case 'at-least':
			return answer !== '' && numberOf(answer) >= condition.value;
		case 'at-most':
			return answer !== '' && numberOf(answer) <= condition.value;
	}
}

function textOf(answer: unknown): string {
	return typeof answer === 'string' ? answer.trim() : '';
}

/** As people type it: with a comma or a dot. */
function numberOf(answer: string): number {
	return Number(answer.replace(',', '.'));
}
