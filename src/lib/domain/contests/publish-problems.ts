import { isCalendarDate } from '../documents/calendar-date.ts';
import type { Contest, PersonKey, Question } from '../documents/contest.ts';
import type { Localised } from '../documents/localised.ts';
import { isTimeZone } from '../documents/day-in-zone.ts';
import { consentField } from './consent-field.ts';
import { secretIn, type Secret } from './refuse-secrets.ts';

/** Why a contest can't be published. */
type PublishCode =
	| 'missing'
	/** written in some of the contest's languages only: `language` says which one is missing */
	| 'not-translated'
	| 'no-languages'
	| 'not-a-date'
	| 'ends-before-it-begins'
	| 'unknown-time-zone'
	| 'no-questions'
	/** the same question, consent, option or group twice */
	| 'twice'
	/** nobody could be told that they have won */
	| 'nobody-is-named'
	| 'too-few-options'
	| 'least-above-most'
	| 'unknown-group'
	/** hangs on a question that comes later, or on none */
	| 'condition-looks-ahead'
	/** the rules rest on an answer that is not asked for */
	| 'not-asked'
	/** to be written to must not be the price of taking part */
	| 'not-free'
	/** no text of a contest holds any: all visitors read them */
	| Secret;

export interface PublishProblem {
	/** what it is about: `prize`, `notice/text`, `questions/phone/why`, `consents/rules/label` */
	readonly at: string;
	readonly code: PublishCode;
	readonly language?: string;
}

/** One of these at least says who took part. */
const TELLING = ['givenName', 'familyName', 'companyName', 'phone', 'email'];

/** Questions that a key of "one entry per person" rests on. */
const NEEDED_BY: Readonly<Record<PersonKey, readonly string[]>> = {
	phone: ['phone'],
	email: ['email'],
	'name-and-birth': ['givenName', 'birthDate']
};

/** All that stands between a contest and its publication; empty when nothing does. */
export function publishProblems(contest: Contest): readonly PublishProblem[] {
	return [
		...frameProblems(contest),
		...textProblems(contest),
		...contest.questions.flatMap((question, i) => questionProblems(contest, question, i)),
		...ruleProblems(contest),
		...consentProblems(contest)
	];
}

function frameProblems(contest: Contest): PublishProblem[] {
	const { name, event, place = '', from, to, timeZone = '', languages, questions } = contest;
	return [
		...Object.entries({ name, event, place })
			.filter(([, text]) => isBlank(text))
			.map(([at]): PublishProblem => ({ at, code: 'missing' })),
		...Object.entries({ name, event, place }).flatMap(([at, text]) => secretProblems(at, text)),
		...problem(languages.length === 0, 'languages', 'no-languages'),
		...problem(!isCalendarDate(from), 'from', 'not-a-date'),
		...problem(!isCalendarDate(to), 'to', 'not-a-date'),
		...problem(from > to, 'to', 'ends-before-it-begins'),
		...problem(!isTimeZone(timeZone), 'timeZone', 'unknown-time-zone'),
		...problem(questions.length === 0, 'questions', 'no-questions'),
		...problem(
			!questions.some(({ field, when }) => TELLING.includes(field) && when === undefined),
			'questions',
			'nobody-is-named'
		)
	];
}

function textProblems({ prize, rules, notice, groups = [], languages }: Contest): PublishProblem[] {
	return [
		...wordProblems('prize', prize, languages),
		...wordProblems('rules/text', rules?.text, languages),
		...wordProblems('notice/summary', notice.summary, languages),
		...wordProblems('notice/text', notice.text, languages),
		...groups.flatMap(({ id, title }) => wordProblems(`groups/${id}/title`, title, languages)),
		...twice(groups.map(({ id }) => id)).map((id): PublishProblem => {
			return { at: `groups/${id}`, code: 'twice' };
		})
	];
}

function questionProblems(contest: Contest, question: Question, index: number): PublishProblem[] {
	const { field, purpose, why, label, group, when, least = -Infinity, most = Infinity } = question;
	const { languages, questions, groups = [] } = contest;
	const at = `questions/${field}`;
	const before = questions.slice(0, index).map((one) => one.field);
	const isKnownGroup = group === undefined || groups.some(({ id }) => id === group);
	return [
		...problem(before.includes(field), at, 'twice'),
		...(field.startsWith('x-') ? wordProblems(`${at}/label`, label, languages) : []),
		...wordProblems(`${at}/purpose`, purpose, languages),
		...wordProblems(`${at}/why`, why, languages),
		...problem(least > most, `${at}/least`, 'least-above-most'),
		...problem(!isKnownGroup, `${at}/group`, 'unknown-group'),
		...problem(
			when !== undefined && !before.includes(when.field),
			`${at}/when`,
			'condition-looks-ahead'
		),
		...optionProblems(at, question, languages)
	];
}

function optionProblems(
	at: string,
	{ kind, options = [] }: Question,
	languages: readonly string[]
): PublishProblem[] {
	if (kind !== 'choice') return [];
	return [
		...problem(options.length < 2, `${at}/options`, 'too-few-options'),
		...twice(options.map(({ value }) => value)).map((value): PublishProblem => {
			return { at: `${at}/options/${value}`, code: 'twice' };
		}),
		...options.flatMap(({ value, label }) =>
			wordProblems(`${at}/options/${value}`, label, languages)
		)
	];
}

/** The draw leaves out whoever can't be judged, so what the rules rest on has to be asked of everybody. */
function ruleProblems({ eligibility = {}, questions }: Contest): PublishProblem[] {
	const { minimumAge, countries = [], onePerPerson = [] } = eligibility;
	const everybody = questions.filter(({ when }) => when === undefined).map(({ field }) => field);
	const isAsked = (field: string): boolean => everybody.includes(field);
	const unasked = onePerPerson.filter((key) => !NEEDED_BY[key].every(isAsked));
	return [
		...problem(
			minimumAge !== undefined && !isAsked('birthDate'),
			'eligibility/minimumAge',
			'not-asked'
		),
		...problem(countries.length > 0 && !isAsked('country'), 'eligibility/countries', 'not-asked'),
		...unasked.map((key): PublishProblem => {
			return { at: `eligibility/onePerPerson/${key}`, code: 'not-asked' };
		})
	];
}

function consentProblems({ consents, languages }: Contest): PublishProblem[] {
	const nameOf = (consent: Contest['consents'][number]): string =>
		consentField(consent).replace(/^consent/, 'consents');
	return [
		...twice(consents.map(nameOf)).map((at): PublishProblem => ({ at, code: 'twice' })),
		...consents.flatMap((consent) => [
			...problem(isBlank(consent.purpose), nameOf(consent), 'missing'),
			...wordProblems(`${nameOf(consent)}/label`, consent.label, languages),
			...wordProblems(`${nameOf(consent)}/text`, consent.text, languages),
			...problem(consent.required && consent.channel !== undefined, nameOf(consent), 'not-free')
		])
	];
}

function wordProblems(
	at: string,
	words: Localised | undefined,
	languages: readonly string[]
): PublishProblem[] {
	const written = languages.filter((language) => !isBlank(words?.[language]));
	if (written.length === 0) return [{ at, code: 'missing' }];
	return languages.flatMap((language) =>
		written.includes(language)
			? secretProblems(at, words?.[language] ?? '').map((each) => ({ ...each, language }))
			: [{ at, code: 'not-translated' as const, language }]
	);
}

function secretProblems(at: string, text: string): PublishProblem[] {
	const secret = secretIn(text);
	return secret === null ? [] : [{ at, code: secret }];
}

function problem(isSo: boolean, at: string, code: PublishCode): PublishProblem[] {
	return isSo ? [{ at, code }] : [];
}

function twice(names: readonly string[]): readonly string[] {
	return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

function isBlank(text: string | undefined): boolean {
	return text === undefined || text.trim() === '';
}
