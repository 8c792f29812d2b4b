import { createServices } from '$lib/app/services.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { allowedStorage } from '$lib/ui/allowed-storage.ts';
import type { LayoutLoad } from './$types.js';

// Everything comes from the device; there is nothing to render anywhere else.
export const ssr = false;

// Words and data at once, and while Kit still looks for the page: the first thing that is drawn is the
// whole screen.
const services = createServices();
const starting = Promise.all([
	Locale.openForStart({
		page: document.documentElement,
		memory: allowedStorage(() => localStorage),
		wanted: navigator.languages
	}),
	services.session.start()
]);
// Thrown by `load`, which a page that can't be shown reports.
starting.catch(() => undefined);

/** Where a start leads. Their words are all there; another screen waits for its own. */
const START: readonly (string | null)[] = ['/', '/(app)/customers'];

export const load: LayoutLoad = async ({ route }) => {
	const [locale] = await starting;
	if (!START.includes(route.id)) await locale.complete();
	return { locale, services };
};
