import type { ClosedChannel } from '$lib/app/engine-api.ts';
import { channelName } from '$lib/i18n/consent-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';

/** "Asked not to be contacted by phone or e-mail (20 Nov 2026)", and the same of who is on the company's list. */
export function closedWords(locale: Locale, closed: readonly ClosedChannel[]): readonly string[] {
	const { t, formats } = locale;
	const named = (channels: readonly ClosedChannel[]): string =>
		formats.list(
			channels.map(({ channel }) => channelName(locale, channel)),
			'or'
		);
	const objected = closed.filter(({ since }) => since !== null);
	const listed = closed.filter(({ since }) => since === null);
	const last = Math.max(...objected.map(({ since }) => Date.parse(since ?? '')));
	return [
		...(objected.length === 0
			? []
			: [t('closed.objected', { channels: named(objected), when: formats.day(last) })]),
		...(listed.length === 0 ? [] : [t('closed.listed', { channels: named(listed) })])
	];
}
