import { birthDateProblem, type BirthDateProblem } from '../documents/birth-date-problem.ts';
import type { Contest, Entry } from '../documents/contest.ts';
import { normaliseEmail } from '../search/email-address.ts';
import { answeredPhone } from './answered-phone.ts';
import { contestProblem, type ContestProblem } from './contest-problem.ts';
import { holdsCardNumber } from './refuse-secrets.ts';

export interface EntryProblem {
	/** an answer's field, `consent/<purpose>`, `consent/<purpose>/<channel>`, or `contest` */
	readonly field: string;
	readonly problem: Problem;
}

export type Problem =
	| 'required'
	| 'too-long'
	| 'not-an-email'
	| 'not-a-phone'
	| BirthDateProblem
	| 'card-number'
	| 'consent-required'
	| ContestProblem;

/** What is checked: the form's content, before it becomes an entry. */
export type EntryDraft = Pick<Entry, 'answers' | 'consents'>;

const LONGEST_ANSWER = 400;

/** One of these at least says who took part. */
const TELLING = ['givenName', 'familyName', 'companyName', 'phone', 'email'] as const;

/**
 * What stands between a form and a valid entry, in the order of the contest's questions; empty when
 * nothing does.
 *
 * @param today `yyyy-mm-dd` where the form is filled in
 */
export function validateEntry(
	contest: Contest,
	draft: EntryDraft,
	today: string
): readonly EntryProblem[] {
	return [
		...contestProblems(contest, today),
		...requiredProblems(contest, draft.answers),
		...answerProblems(contest, draft.answers, today),
		...consentProblems(contest, draft.consents)
	];
}

/** How a consent is named among the fields. */
export function consentField(consent: {
	readonly purpose: string;
	readonly channel?: string | undefined;
}): string {
	return ['consent', consent.purpose, consent.channel].filter(Boolean).join('/');
}

function contestProblems(contest: Contest, today: string): EntryProblem[] {
	const problem = contestProblem(contest, today);
	return problem === null ? [] : [{ field: 'contest', problem }];
}

function requiredProblems(contest: Contest, answers: EntryDraft['answers']): EntryProblem[] {
	const missing = contest.questions
		.filter((question) => question.required && isBlank(answers[question.field]))
		.map((question): EntryProblem => ({ field: question.field, problem: 'required' }));
	if (missing.length > 0 || TELLING.some((field) => !isBlank(answers[field]))) return missing;
	const asked = contest.questions.find(({ field }) => TELLING.some((telling) => telling === field));
	return [{ field: asked?.field ?? 'givenName', problem: 'required' }];
}

function answerProblems(
	contest: Contest,
	answers: EntryDraft['answers'],
	today: string
): EntryProblem[] {
	return Object.entries(answers).flatMap(([field, answer]) => {
		if (typeof answer !== 'string' || isBlank(answer)) return [];
		const problem =
			field === 'phone' ? phoneProblem(contest, answers) : textProblem(field, answer.trim(), today);
		return problem === null ? [] : [{ field, problem }];
	});
}

function phoneProblem(contest: Contest, answers: EntryDraft['answers']): Problem | null {
	return answeredPhone(answers, contest) === null ? 'not-a-phone' : null;
}

function textProblem(field: string, answer: string, today: string): Problem | null {
	if (answer.length > LONGEST_ANSWER) return 'too-long';
	if (field === 'email') return normaliseEmail(answer) === null ? 'not-an-email' : null;
	if (field === 'birthDate') return birthDateProblem(answer, today);
	return holdsCardNumber(answer) ? 'card-number' : null;
}

function consentProblems(contest: Contest, given: EntryDraft['consents']): EntryProblem[] {
	const granted = new Set(given.filter((consent) => consent.granted).map(consentField));
	return contest.consents
		.filter((asked) => asked.required && !granted.has(consentField(asked)))
		.map((asked): EntryProblem => ({ field: consentField(asked), problem: 'consent-required' }));
}

function isBlank(answer: unknown): boolean {
	return typeof answer !== 'string' || answer.trim() === '';
}
