import { holdsCardNumber } from '#domain/contests/refuse-secrets.ts';
import { birthDateProblem, type BirthDateProblem } from '#domain/documents/birth-date-problem.ts';
import { normaliseIban } from '#domain/documents/iban.ts';
import { LONGEST_TEXT } from '#domain/documents/sections.ts';
import { normaliseEmail } from '#domain/search/email-address.ts';
import { fieldName } from '$lib/i18n/field-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';
import { LONG_FIELDS } from './section-fields.ts';

export type FieldProblem =
	| 'too-long'
	| 'not-an-email'
	| BirthDateProblem
	| 'card-number'
	| 'not-an-iban'
	/** may be right all the same: whoever saves once more means it */
	| 'phone-in-doubt';

const LONGEST = 400;

const WORDS: Readonly<Record<FieldProblem, MessageKey>> = {
	'too-long': 'problem.tooLong',
	'not-an-email': 'problem.notAnEmail',
	'not-a-date': 'problem.notADate',
	'date-in-future': 'problem.dateInFuture',
	'date-too-old': 'problem.dateTooOld',
	'card-number': 'problem.cardNumber',
	'not-an-iban': 'problem.notAnIban',
	'phone-in-doubt': 'card.phoneDoubt'
};

/**
 * What stands in the way of keeping a text; null when nothing does.
 *
 * @param path as in `m.f`. Numbers of telephones are another matter
 * @param today `yyyy-mm-dd` where it is typed
 */
export function fieldProblem(path: string, text: string, today: string): FieldProblem | null {
	if (text === '') return null;
	if (text.length > (LONG_FIELDS.has(path) ? LONGEST_TEXT : LONGEST)) return 'too-long';
	if (path === 'iban') return normaliseIban(text) === null ? 'not-an-iban' : null;
	if (path === 'birthDate' || path === 'customerSince') return birthDateProblem(text, today);
	const [list, , name] = path.split('/');
	if (list === 'emails' && name === 'address') {
		return normaliseEmail(text) === null ? 'not-an-email' : null;
	}
	return list !== 'phones' && holdsCardNumber(text) ? 'card-number' : null;
}

/** The field, the reason and the way out. */
export function fieldProblemWords(locale: Locale, path: string, problem: FieldProblem): string {
	return locale.t(WORDS[problem], { field: fieldName(locale, path) });
}
