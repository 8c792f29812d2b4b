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
	Locale.open({
		page: document.documentElement,
		memory: allowedStorage(() => localStorage),
		wanted: navigator.languages
	}),
	services.session.start()
]);
// Thrown by `load`, which a page that can't be shown reports.
starting.catch(() => undefined);

export const load: LayoutLoad = async () => {
	const [locale] = await starting;
	return { locale, services };
};
