import { holdsCardForPhone, secretIn, type Secret } from '#domain/contests/refuse-secrets.ts';
import { customValueProblem, type CustomValueProblem } from '#domain/documents/custom-value.ts';
import { birthDateProblem, type BirthDateProblem } from '#domain/documents/birth-date-problem.ts';
import { normaliseIban } from '#domain/documents/iban.ts';
import { LONGEST_TEXT } from '#domain/documents/sections.ts';
import { normaliseEmail } from '#domain/search/email-address.ts';
import { fieldName } from '$lib/i18n/field-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';
import { pathOf, type CardField } from './card-fields.ts';
import { isLong } from './section-fields.ts';

export type FieldProblem =
	| 'too-long'
	| 'not-an-email'
	| BirthDateProblem
	| Secret
	| 'not-an-iban'
	/** may be right all the same: whoever saves once more means it */
	| 'phone-in-doubt'
	| Exclude<CustomValueProblem, 'not-a-date'>;

const LONGEST = 400;

const WORDS: Readonly<Record<FieldProblem, MessageKey>> = {
	'too-long': 'problem.tooLong',
	'not-an-email': 'problem.notAnEmail',
	'not-a-date': 'problem.notADate',
	'date-in-future': 'problem.dateInFuture',
	'date-too-old': 'problem.dateTooOld',
	'card-number': 'problem.cardNumber',
	password: 'problem.password',
	'not-an-iban': 'problem.notAnIban',
	'phone-in-doubt': 'card.phoneDoubt',
	'not-a-number': 'problem.notANumber',
	'not-a-choice': 'problem.notAChoice'
};

/**
 * What stands in the way of keeping a text; null when nothing does.
 *
 * @param name of the part of the field that it is. Numbers of telephones are another matter
 * @param text as it is stored
 * @param today `yyyy-mm-dd` where it is typed
 */
export function fieldProblem(
	field: CardField,
	name: string,
	text: string,
	today: string
): FieldProblem | null {
	if (text === '') return null;
	if (text.length > (isLong(field) ? LONGEST_TEXT : LONGEST)) return 'too-long';
	if (!('list' in field) && field.custom !== undefined) {
		return customValueProblem(field.custom, text) ?? secretIn(text);
	}
	const path = pathOf(field, name);
	if (path === 'iban') return normaliseIban(text) === null ? 'not-an-iban' : null;
	if (path === 'birthDate' || path === 'customerSince') return birthDateProblem(text, today);
	const list = 'list' in field ? field.list : null;
	if (list === 'emails' && name === 'address') {
		return normaliseEmail(text) === null ? 'not-an-email' : null;
	}
	if (list !== 'phones') return secretIn(text);
	return holdsCardForPhone(text) ? 'card-number' : null;
}

/** The field, the reason and the way out. */
export function fieldProblemWords(locale: Locale, path: string, problem: FieldProblem): string {
	return locale.t(WORDS[problem], { field: fieldName(locale, path) });
}
