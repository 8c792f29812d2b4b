import { ago } from './ago.ts';
import type { CustomerCard } from '$lib/app/engine-api.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';

const DAY_MS = 86_400_000;
/** The notice stands above the card: the timeline has the rest. */
const LONGEST = 120;

const WORDS = {
	call: 'contacted.call',
	visit: 'contacted.visit',
	message: 'contacted.message',
	email: 'contacted.email'
} as const;

export interface LastContact {
	readonly who: string;
	/** goes on from `who`, or '' */
	readonly what: string;
	readonly channel: keyof typeof WORDS;
}

/**
 * "Luis called yesterday", so that nobody calls twice for the same thing; null when nobody did of late.
 *
 * @param now milliseconds since the epoch
 * @param days for which a contact is recent
 */
export function lastContactWords(
	locale: Locale,
	activities: CustomerCard['activities'],
	{ now, days }: { readonly now: number; readonly days: number }
): LastContact | null {
	for (const { channel, at, byName, summary } of activities) {
		const time = Date.parse(at);
		if (channel === 'note' || byName === '' || now - time > days * DAY_MS) continue;
		const when = ago(locale, time, now);
		return {
			who: locale.t(WORDS[channel], { name: byName, when }),
			what: summary ? ` · ${shortened(summary)}` : '',
			channel
		};
	}
	return null;
}

function shortened(text: string): string {
	if (text.length <= LONGEST) return text;
	const cut = text.slice(0, LONGEST);
	const space = cut.lastIndexOf(' ');
	return `${space > 0 ? cut.slice(0, space) : cut}…`;
}
