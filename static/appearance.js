/*
 * Runs before the first frame, so that a dark app never opens with a flash of white. The app itself
 * (src/lib/ui/appearance.svelte.ts) takes over from here.
 */
(function () {
	let choice = 'auto';
	try {
		choice = localStorage.getItem('ficha.appearance') || 'auto';
	} catch {
		// Storage is denied: as the device has it.
	}
	const dark = matchMedia('(prefers-color-scheme: dark)').matches;
	document.documentElement.dataset.theme = choice === 'auto' ? (dark ? 'dark' : 'light') : choice;
})();
