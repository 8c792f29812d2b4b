import type { Locale } from '$lib/i18n/locale.svelte.ts';

const HALF_AN_HOUR = 1_800_000;

/** "3 hours", "2 days": what rounds to none is less than one. */
export function timeSpent({ t, formats }: Locale, milliseconds: number): string {
	return milliseconds < HALF_AN_HOUR ? t('complaints.underHour') : formats.duration(milliseconds);
}
