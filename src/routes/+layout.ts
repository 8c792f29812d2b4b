import { Locale } from '$lib/i18n/locale.svelte.ts';
import { allowedStorage } from '$lib/ui/allowed-storage.ts';
import type { LayoutLoad } from './$types.js';

// Everything comes from the device; there is nothing to render anywhere else.
export const ssr = false;

export const load: LayoutLoad = async () => ({
	locale: await Locale.open({
		page: document.documentElement,
		memory: allowedStorage(() => localStorage),
		wanted: navigator.languages
	})
});
