import type { ContestPage } from '$lib/app/contests-api.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

type LeftOut = ContestPage['entries']['leftOut'];

const REASONS: Readonly<Record<keyof LeftOut, MessageKey>> = {
	'under-age': 'draw.left.underAge',
	'age-unknown': 'draw.left.ageUnknown',
	'other-country': 'draw.left.otherCountry',
	'out-of-time': 'draw.left.outOfTime',
	'consent-missing': 'draw.left.consentMissing',
	duplicate: 'draw.left.duplicate'
};

/** Why entries do not count, and how many. */
export function leftOutWords({ t }: Locale, leftOut: LeftOut): string {
	return Object.entries(leftOut)
		.map(([reason, count]) => t(REASONS[reason as keyof LeftOut], { count }))
		.join(' · ');
}
