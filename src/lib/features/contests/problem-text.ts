import type { PublishProblem } from '#domain/contests/publish-problems.ts';
import type { Contest } from '#domain/documents/contest.ts';
import { consentTitle } from '$lib/i18n/consent-words.ts';
import { fieldName } from '$lib/i18n/field-words.ts';
import { inLanguage } from '$lib/i18n/languages.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

const CODES: Readonly<Record<PublishProblem['code'], MessageKey>> = {
	missing: 'publish.missing',
	'not-translated': 'publish.notTranslated',
	'no-languages': 'publish.noLanguages',
	'not-a-date': 'publish.notADate',
	'ends-before-it-begins': 'publish.endsBefore',
	'unknown-time-zone': 'publish.unknownTimeZone',
	'no-questions': 'publish.noQuestions',
	twice: 'publish.twice',
	'nobody-is-named': 'publish.nobodyIsNamed',
	'too-few-options': 'publish.tooFewOptions',
	'least-above-most': 'publish.leastAboveMost',
	'unknown-group': 'publish.unknownGroup',
	'condition-looks-ahead': 'publish.looksAhead',
	'not-asked': 'publish.notAsked',
	'not-free': 'publish.notFree',
	'card-number': 'publish.cardNumber',
	password: 'publish.password'
};

const PLACES: Readonly<Record<string, MessageKey>> = {
	name: 'builder.name',
	event: 'builder.event',
	place: 'builder.place',
	prize: 'builder.prize',
	from: 'builder.from',
	to: 'builder.to',
	timeZone: 'builder.timeZone',
	languages: 'builder.languages',
	questions: 'builder.questions',
	consents: 'builder.consents',
	'rules/text': 'builder.rules',
	'notice/summary': 'builder.noticeSummary',
	'notice/text': 'builder.noticeText',
	'eligibility/minimumAge': 'builder.minimumAge',
	'eligibility/countries': 'builder.countries'
};

const PARTS: Readonly<Record<string, MessageKey>> = {
	purpose: 'builder.purpose',
	why: 'builder.why',
	label: 'builder.label',
	text: 'builder.consentText',
	options: 'builder.options',
	least: 'builder.least',
	group: 'builder.step',
	when: 'builder.when',
	title: 'builder.stepTitle',
	onePerPerson: 'builder.onePerPerson'
};

/** What is wrong, beside the field that it is about. */
export function problemText(locale: Locale, { code, language = '' }: PublishProblem): string {
	return locale.t(CODES[code], { language: locale.formats.language(language || 'es') });
}

/** Where it is, for a list: "Phone · What it is for". */
export function placeText(locale: Locale, contest: Contest, { at }: PublishProblem): string {
	const whole = PLACES[at];
	if (whole !== undefined) return locale.t(whole);
	const [kind, ...rest] = at.split('/');
	const part = PARTS[rest.find((one) => Object.hasOwn(PARTS, one)) ?? ''];
	const owner = ownerName(locale, contest, kind ?? '', rest);
	return [owner, part === undefined ? '' : locale.t(part)].filter(Boolean).join(' · ');
}

function ownerName(
	locale: Locale,
	contest: Contest,
	kind: string,
	[first = '', second = '']: readonly string[]
): string {
	switch (kind) {
		case 'questions':
			return questionName(locale, contest, first);
		case 'consents': {
			const channel = Object.hasOwn(PARTS, second) ? '' : second;
			return consentTitle(locale, { purpose: first, channel });
		}
		case 'groups': {
			const group = contest.groups?.find(({ id }) => id === first);
			return inLanguage(group?.title ?? {}, locale.language);
		}
		default:
			return '';
	}
}

/** What a question is called in the builder. */
export function questionName(locale: Locale, contest: Contest, field: string): string {
	const question = contest.questions.find((one) => one.field === field);
	const label = inLanguage(question?.label ?? {}, locale.language);
	if (label !== '') return label;
	return field.startsWith('x-') ? locale.t('builder.ownQuestion') : fieldName(locale, field);
}
