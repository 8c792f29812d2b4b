import type { Finding } from '#domain/dedupe/evidence.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

/** What is faint, or only a rule of thumb, is for the matcher and no news to a person. */
const KEYS: Readonly<Partial<Record<Finding, MessageKey>>> = {
	'given.same': 'finding.given.same',
	'given.shorter': 'finding.given.alike',
	'given.nickname': 'finding.given.nickname',
	'given.alike': 'finding.given.alike',
	'given.initial': 'finding.given.initial',
	'given.part': 'finding.given.part',
	'given.otherSex': 'finding.given.other',
	'given.other': 'finding.given.other',
	'given.unheard': 'finding.given.other',
	'family.same': 'finding.family.same',
	'family.alike': 'finding.family.alike',
	'family.half': 'finding.family.half',
	'family.turned': 'finding.family.turned',
	'family.other': 'finding.family.other',
	'family.unheard': 'finding.family.other',
	'names.mixed': 'finding.names.mixed',
	'birthDate.same': 'finding.birthDate.same',
	'birthDate.swapped': 'finding.birthDate.swapped',
	'birthDate.alike': 'finding.birthDate.alike',
	'birthDate.otherYear': 'finding.birthDate.otherYear',
	'birthDate.other': 'finding.birthDate.other',
	'phone.same': 'finding.phone.same',
	'phone.alike': 'finding.phone.alike',
	'phone.other': 'finding.phone.other',
	'email.same': 'finding.email.same',
	'email.alike': 'finding.email.alike',
	'email.user': 'finding.email.user',
	'email.digits': 'finding.email.alike',
	'email.other': 'finding.email.other',
	'address.same': 'finding.address.same',
	'address.alike': 'finding.address.alike',
	'address.other': 'finding.address.other'
};

/** Each once, strongest first. */
export function findingWords(locale: Locale, findings: readonly Finding[]): readonly string[] {
	const keys = findings.flatMap((finding) => KEYS[finding] ?? []);
	return [...new Set(keys)].map((key) => locale.t(key));
}
