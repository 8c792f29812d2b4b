/** Does nothing but stand in the way. */
function refuse(event: Event): void {
	event.preventDefault();
}

/** Copying would leave a visitor's words to the next one, pasting would show those of the last. */
const REFUSED = ['contextmenu', 'copy', 'cut', 'paste', 'dragstart', 'dragover', 'drop'] as const;

/**
 * Takes from visitors what a browser offers besides the page: menus, the clipboard, dragging, and keys
 * that print, search, save, open or close. What a browser keeps to itself (Ctrl+W, the address bar) no
 * page can take: there the lock leads back, and the device's own pinning helps.
 *
 * @returns how to stop
 */
export function harden(page: Window): () => void {
	const key = (event: KeyboardEvent): void => {
		if (isShortcut(event)) event.preventDefault();
	};
	for (const type of REFUSED) page.addEventListener(type, refuse, true);
	page.addEventListener('keydown', key, true);
	return () => {
		for (const type of REFUSED) page.removeEventListener(type, refuse, true);
		page.removeEventListener('keydown', key, true);
	};
}

/** AltGr, which Windows calls Ctrl+Alt, types characters such as @. */
export function isShortcut(
	event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'getModifierState'>
): boolean {
	const { key, ctrlKey, altKey, metaKey } = event;
	if (/^(F\d+|Browser.*|Launch.*|ContextMenu|PrintScreen)$/.test(key)) return true;
	if (event.getModifierState('AltGraph') || (ctrlKey && altKey && key.length === 1)) return false;
	// Option types characters on a Mac.
	return ctrlKey || metaKey || (altKey && key.length > 1);
}
