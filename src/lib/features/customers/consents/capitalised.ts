import type { Locale } from '$lib/i18n/locale.svelte.ts';

/** A word that stands alone, as the first of a sentence. */
export function capitalised({ language }: Locale, word: string): string {
	const [first = '', ...rest] = word;
	return first.toLocaleUpperCase(language) + rest.join('');
}
