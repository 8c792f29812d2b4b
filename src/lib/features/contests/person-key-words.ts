import type { PersonKey } from '#domain/documents/contest.ts';
import type { Sameness } from '#domain/documents/ruling.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

/** By what two entries are of one person, as a rule. */
export const PERSON_KEYS: Readonly<Record<PersonKey, MessageKey>> = {
	phone: 'oneBy.phone',
	email: 'oneBy.email',
	'name-and-birth': 'oneBy.nameAndBirth'
};

/** And as a finding, within a sentence. */
export const SAMENESS: Readonly<Record<Sameness, MessageKey>> = {
	phone: 'same.phone',
	email: 'same.email',
	'name-and-birth': 'same.nameAndBirth',
	customer: 'same.customer'
};
