import type { EntryProblem, Problem } from '#domain/contests/validate-entry.ts';
import type { Contest } from '#domain/documents/contest.ts';
import { fieldName } from '$lib/i18n/field-words.ts';
import { inLanguage } from '$lib/i18n/languages.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';
import { consentField } from '#domain/contests/consent-field.ts';

const PROBLEM_KEYS: Readonly<Record<Problem, MessageKey>> = {
	required: 'problem.required',
	'too-long': 'problem.tooLong',
	'not-an-email': 'problem.notAnEmail',
	'not-a-phone': 'problem.notAPhone',
	'not-a-picture': 'problem.notAPicture',
	'not-a-date': 'problem.notADate',
	'date-in-future': 'problem.dateInFuture',
	'date-too-old': 'problem.dateTooOld',
	'card-number': 'problem.cardNumber',
	password: 'problem.password',
	'consent-required': 'problem.consentRequired',
	'longer-than-asked': 'problem.longerThan',
	'not-a-number': 'problem.notANumber',
	'too-small': 'problem.tooSmall',
	'too-large': 'problem.tooLarge',
	'not-an-option': 'problem.notAnOption',
	'under-age': 'problem.underAge',
	'other-country': 'problem.otherCountry',
	'not-running': 'problem.notRunning',
	'not-begun': 'problem.notBegun',
	over: 'problem.over'
};

const REMARKS: Readonly<Record<string, MessageKey>> = {
	'remarks/phones': 'remarks.further',
	'remarks/tags': 'card.tags',
	'remarks/note': 'remarks.note'
};

/** The field, the reason and the way out. */
export function problemWords(
	locale: Locale,
	contest: Contest,
	{ field, problem }: EntryProblem
): string {
	const { formats } = locale;
	const question = contest.questions.find((asked) => asked.field === field);
	return locale.t(PROBLEM_KEYS[problem], {
		field: askedName(locale, contest, field),
		least: question?.least ?? 0,
		most: question?.most ?? 0,
		country: formats.country(contest.country),
		from: formats.plainDate(contest.from),
		to: formats.plainDate(contest.to)
	});
}

/** What a question or a consent is called on the form. */
export function askedName(locale: Locale, contest: Contest, field: string): string {
	const consent = contest.consents.find((asked) => consentField(asked) === field);
	if (consent !== undefined) return inLanguage(consent.label, locale.language);
	const question = contest.questions.find((asked) => asked.field === field);
	if (question?.label !== undefined) return inLanguage(question.label, locale.language);
	if (question !== undefined && field.startsWith('x-')) {
		return inLanguage(question.purpose, locale.language);
	}
	const remark = REMARKS[field];
	return remark === undefined ? fieldName(locale, field) : locale.t(remark);
}
