import { itemName } from '$lib/i18n/field-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { Phones } from '$lib/i18n/phones.svelte.ts';
import type { Action } from '$lib/ui/action.ts';
import { ways, type Reach, type Target, type Way } from './reach.ts';
import { WAYS } from './way-words.ts';

/** Every number, e-mail and place by itself, for a menu. */
export function everyTarget(
	{ locale, phones }: { readonly locale: Locale; readonly phones: Phones },
	reach: Reach,
	among: readonly Way[] = ways
): readonly Action[] {
	return among.flatMap((way) => {
		const seen = new Set<string>();
		return reach[way].flatMap((target) => {
			if (seen.has(target.href)) return [];
			seen.add(target.href);
			const text = target.list === 'phones' ? phones.read(target.text) : target.text;
			return {
				icon: WAYS[way].icon,
				label: `${locale.t(WAYS[way].words)} · ${text}`,
				detail: itemName(locale, target.list, target.kind),
				...opening(target)
			};
		});
	});
}

/** One of each kind, the likeliest, for where there is little room. */
export function likeliestTargets(locale: Locale, reach: Reach): readonly Action[] {
	return ways.flatMap((way) => {
		const [target] = reach[way];
		if (target === undefined) return [];
		return { icon: WAYS[way].icon, label: locale.t(WAYS[way].words), ...opening(target) };
	});
}

/** What leaves the app opens beside it; calls and mails are the system's. */
function opening({ href }: Target): Pick<Action, 'href' | 'run'> {
	if (!href.startsWith('https:')) return { href };
	return { run: () => void window.open(href, '_blank', 'noreferrer') };
}
