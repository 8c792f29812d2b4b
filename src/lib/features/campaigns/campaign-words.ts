import type { CampaignShown } from '$lib/app/campaigns-api.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';

/** Whom it lends, by whom, and until when. */
export function stateWords(
	{ t, formats }: Locale,
	{ state, until, lent, byName }: CampaignShown
): string {
	const when = formats.day(Date.parse(until));
	const ends = {
		runs: t('campaign.runs', { when }),
		over: t('campaign.over', { when }),
		ended: t('campaign.ended')
	}[state];
	return [t('campaign.lent', { count: lent }), byName, ends].filter(Boolean).join(' · ');
}
