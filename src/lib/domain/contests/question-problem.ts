import { isCalendarDate } from '../documents/calendar-date.ts';
import type { Question } from '../documents/contest.ts';

export type QuestionProblem =
	'not-a-number' | 'too-small' | 'too-large' | 'longer-than-asked' | 'not-a-date' | 'not-an-option';

/** Answers to a switch. */
const switchAnswers = ['yes', 'no'] as const;

/**
 * What is wrong with an answer by what its question asks for, or null.
 *
 * @param answer not blank
 */
export function questionProblem(question: Question, answer: string): QuestionProblem | null {
	const { kind, options = [], most } = question;
	switch (kind) {
		case 'number':
			return numberProblem(question, answer);
		case 'date':
			return isCalendarDate(answer) ? null : 'not-a-date';
		case 'choice':
			return options.some(({ value }) => value === answer) ? null : 'not-an-option';
		case 'switch':
			return switchAnswers.some((one) => one === answer) ? null : 'not-an-option';
		case 'text':
		case 'long-text':
		case undefined:
			return most !== undefined && answer.length > most ? 'longer-than-asked' : null;
	}
}

/** As people type it: with a comma or a dot. */
function numberProblem(
	{ least = -Infinity, most = Infinity }: Question,
	answer: string
): QuestionProblem | null {
	const typed = answer.replace(',', '.');
	const number = /^-?\d{1,15}(\.\d{1,6})?$/.test(typed) ? Number(typed) : NaN;
	if (Number.isNaN(number)) return 'not-a-number';
	if (number < least) return 'too-small';
	return number > most ? 'too-large' : null;
}
