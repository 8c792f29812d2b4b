import { daysBetween } from '$lib/i18n/formats.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';

type Words = Pick<Locale, 't'>;

/**
 * How long ago, in the few letters that a row has room for: "today", "3 d", "1 mo", "2 y".
 *
 * @param at milliseconds since the epoch, as `now`
 */
export function shortAgo({ t }: Words, at: number, now: number): string {
	const { days, months, years } = timeBetween(at, now);
	if (years > 0) return t('ago.years', { years });
	if (months > 0) return t('ago.months', { months });
	if (days < 2) return t(days === 0 ? 'ago.today' : 'ago.yesterday');
	return t('ago.days', { days });
}

/**
 * The same in whole words: "3 days ago". Not by Intl, whose first use on a phone takes as long as drawing
 * the list of customers.
 */
export function ago({ t }: Words, at: number, now: number): string {
	const { days, months, years } = timeBetween(at, now);
	if (years > 0) return t('ago.yearsWhole', { years });
	if (months > 0) return t('ago.monthsWhole', { months });
	if (days < 2) return t(days === 0 ? 'ago.todayWhole' : 'ago.yesterdayWhole');
	return t('ago.daysWhole', { days });
}

/** By the calendar. Months and years are none before there is a whole one. */
function timeBetween(at: number, now: number) {
	const days = daysBetween(at, now);
	return {
		days,
		months: days < 31 ? 0 : Math.floor(days / 30.4),
		years: days < 365 ? 0 : Math.max(1, Math.floor(days / 365.25))
	};
}
