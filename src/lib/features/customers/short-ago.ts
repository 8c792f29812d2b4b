import type { Locale } from '$lib/i18n/locale.svelte.ts';
import { daysBetween } from '$lib/i18n/formats.ts';

/**
 * How long ago, in the few letters that a row has room for: "today", "3 d", "1 mo", "2 y".
 *
 * @param at milliseconds since the epoch, as `now`
 */
export function shortAgo(locale: Locale, at: number, now: number): string {
	const days = daysBetween(at, now);
	if (days < 2) return locale.t(days === 0 ? 'ago.today' : 'ago.yesterday');
	if (days < 31) return locale.t('ago.days', { days });
	if (days < 365) return locale.t('ago.months', { months: Math.floor(days / 30.4) });
	return locale.t('ago.years', { years: Math.max(1, Math.floor(days / 365.25)) });
}
