import { birthDateProblem, type BirthDateProblem } from '../documents/birth-date-problem.ts';
import type { Contest, Entry, Question, Remarks } from '../documents/contest.ts';
import { normaliseEmail } from '../search/email-address.ts';
import { answeredPhone } from './answered-phone.ts';
import { askedQuestions } from './asked-questions.ts';
import { consentField } from './consent-field.ts';
import { contestProblem, type ContestProblem } from './contest-problem.ts';
import { eligibilityProblem, type EligibilityProblem } from './eligibility.ts';
import { readPicture } from './picture-answer.ts';
import { questionProblem, type QuestionProblem } from './question-problem.ts';
import { remarkFields, type RemarkField } from './remark-fields.ts';
import { holdsCardForPhone, secretIn, type Secret } from './refuse-secrets.ts';

export interface EntryProblem {
	/** an answer's field, `consent/<purpose>`, `consent/<purpose>/<channel>`, one of `remarkFields`, or `contest` */
	readonly field: string;
	readonly problem: Problem;
}

export type Problem =
	| 'required'
	| 'too-long'
	| 'not-an-email'
	| 'not-a-phone'
	| 'not-a-picture'
	| BirthDateProblem
	| Secret
	| 'consent-required'
	| QuestionProblem
	| Exclude<EligibilityProblem, 'age-unknown'>
	| ContestProblem;

/** What is checked: the form's content, before it becomes an entry. */
export type EntryDraft = Pick<Entry, 'answers' | 'consents' | 'remarks'>;

const LONGEST_ANSWER = 400;

/** One of these at least says who took part. */
const TELLING = ['givenName', 'familyName', 'companyName', 'phone', 'email'] as const;

/**
 * What stands between a form and a valid entry, in the order of the contest's questions; empty when
 * nothing does. What is not asked of this person is not judged.
 *
 * @param today `yyyy-mm-dd` where the form is filled in
 */
export function validateEntry(
	contest: Contest,
	draft: EntryDraft,
	today: string
): readonly EntryProblem[] {
	const asked = askedQuestions(contest.questions, draft.answers);
	return [
		...contestProblems(contest, today),
		...requiredProblems(contest, asked, draft.answers),
		...answerProblems(contest, asked, draft.answers, today),
		...eligibilityProblems(contest, draft.answers, today),
		...consentProblems(contest, draft.consents),
		...remarkProblems(draft.remarks)
	];
}

function contestProblems(contest: Contest, today: string): EntryProblem[] {
	const problem = contestProblem(contest, today);
	return problem === null ? [] : [{ field: 'contest', problem }];
}

function requiredProblems(
	contest: Contest,
	asked: readonly Question[],
	answers: EntryDraft['answers']
): EntryProblem[] {
	const missing = asked
		.filter((question) => isNeeded(contest, question) && isBlank(answers[question.field]))
		.map(({ field }): EntryProblem => ({ field, problem: 'required' }));
	if (missing.length > 0 || TELLING.some((field) => !isBlank(answers[field]))) return missing;
	const telling = asked.find(({ field }) => TELLING.some((one) => one === field));
	return [{ field: telling?.field ?? 'givenName', problem: 'required' }];
}

/**
 * Who has to be of an age has to say how old they are. Whoever wants no picture taken, or stands before
 * a device without a camera, takes part all the same.
 */
function isNeeded({ eligibility }: Contest, { field, required, picture }: Question): boolean {
	return (
		(required && picture === undefined) ||
		(field === 'birthDate' && eligibility?.minimumAge !== undefined)
	);
}

function answerProblems(
	contest: Contest,
	asked: readonly Question[],
	answers: EntryDraft['answers'],
	today: string
): EntryProblem[] {
	const hidden = new Set(contest.questions.map(({ field }) => field));
	for (const { field } of asked) hidden.delete(field);
	return Object.entries(answers).flatMap(([field, answer]) => {
		if (hidden.has(field) || typeof answer !== 'string' || isBlank(answer)) return [];
		const question = asked.find((one) => one.field === field);
		const problem =
			field === 'phone'
				? phoneProblem(contest, answers)
				: answerProblem({ field, question, answer }, today);
		return problem === null ? [] : [{ field, problem }];
	});
}

interface Answered {
	readonly field: string;
	/** absent for what the contest does not ask */
	readonly question: Question | undefined;
	readonly answer: string;
}

function answerProblem({ field, question, answer }: Answered, today: string): Problem | null {
	if (question?.picture !== undefined) return pictureProblem(answer);
	const text = answer.trim();
	const problem = textProblem(field, text, today);
	return problem ?? (question === undefined ? null : questionProblem(question, text));
}

function pictureProblem(answer: string): Problem | null {
	return readPicture(answer) === null ? 'not-a-picture' : null;
}

function phoneProblem(contest: Contest, answers: EntryDraft['answers']): Problem | null {
	return answeredPhone(answers, contest) === null ? 'not-a-phone' : null;
}

function textProblem(field: string, answer: string, today: string): Problem | null {
	if (answer.length > LONGEST_ANSWER) return 'too-long';
	if (field === 'email') return normaliseEmail(answer) === null ? 'not-an-email' : null;
	if (field === 'birthDate') return birthDateProblem(answer, today);
	return secretIn(answer);
}

/** On their field where it is asked: nobody can put right what is not on the form. */
function eligibilityProblems(
	contest: Contest,
	answers: EntryDraft['answers'],
	today: string
): EntryProblem[] {
	const problem = eligibilityProblem(contest, answers, today);
	// Without an age the field is blank or no date, which is said already.
	if (problem === null || problem === 'age-unknown') return [];
	return [{ field: problem === 'under-age' ? 'birthDate' : 'country', problem }];
}

function consentProblems(contest: Contest, given: EntryDraft['consents']): EntryProblem[] {
	const granted = new Set(given.filter((consent) => consent.granted).map(consentField));
	return contest.consents
		.filter((asked) => asked.required && !granted.has(consentField(asked)))
		.map((asked): EntryProblem => ({ field: consentField(asked), problem: 'consent-required' }));
}

function remarkProblems({ phones = [], tags = [], note = '' }: Remarks = {}): EntryProblem[] {
	const isCard = phones.some(({ typed }) => holdsCardForPhone(typed));
	const found: Readonly<Record<RemarkField, Secret | null>> = {
		'remarks/phones': isCard ? 'card-number' : null,
		'remarks/tags': tags.map(secretIn).find((each) => each !== null) ?? null,
		'remarks/note': secretIn(note)
	};
	return remarkFields.flatMap((field) => {
		const problem = found[field];
		return problem === null ? [] : [{ field, problem }];
	});
}

function isBlank(answer: unknown): boolean {
	return typeof answer !== 'string' || answer.trim() === '';
}
