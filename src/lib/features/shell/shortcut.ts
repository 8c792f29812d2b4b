import { openSheet } from './open-sheet.ts';

/** `type` begins a search with the key itself, where there is one to search with. */
export type Shortcut = 'search' | 'type' | 'capture' | 'help';

const KEYS: Readonly<Record<string, Shortcut>> = { '/': 'search', n: 'capture', '?': 'help' };

/** What takes letters; a box to tick or a button does not. */
const TYPING =
	'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), select, textarea, [contenteditable]';

/** What a key asks for, unless somebody is typing, or a sheet stands before the page. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
	if (event.defaultPrevented || event.isComposing || event.repeat) return null;
	if (event.ctrlKey || event.metaKey || event.altKey) return null;
	if (event.target instanceof Element && event.target.matches(TYPING)) return null;
	if (openSheet() !== undefined) return null;
	return KEYS[event.key] ?? (/^[\p{L}\p{N}+@]$/u.test(event.key) ? 'type' : null);
}
