import type { Consent, ConsentWay } from '#domain/documents/events.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

export const WAYS_TO_SAY: Readonly<Record<ConsentWay, MessageKey>> = {
	'in-person': 'consent.inPerson',
	phone: 'consent.byPhone',
	email: 'consent.byEmail',
	letter: 'consent.byLetter',
	correction: 'consent.correction'
};

/** That somebody may choose. */
export const OFFERED_WAYS = ['in-person', 'phone', 'email', 'letter'] as const;
export type OfferedWay = (typeof OFFERED_WAYS)[number];

/** "Agreed · 20 Nov 2026 · by phone", "Withdrawn · …": an answer that no form took says how it came. */
export function answerWords(locale: Locale, { granted, at, how, entry }: Consent): string {
	const { t, formats } = locale;
	const refused = entry === undefined ? 'consent.isWithdrawn' : 'consent.refused';
	const said = t(granted ? 'consent.granted' : refused);
	const way = how === undefined ? [] : [t(WAYS_TO_SAY[how])];
	return [said, formats.day(Date.parse(at)), ...way].join(' · ');
}
