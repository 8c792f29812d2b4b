/** Keys that mean something else to the app wherever one is. */
const TAKEN = ['n', ' '];

/**
 * Whether a key that was pressed anywhere on the screen begins a search: a letter or digit that nothing
 * else takes for itself, or `/`.
 */
export function startsSearch(event: KeyboardEvent): boolean {
	const { key, target } = event;
	if (event.defaultPrevented || event.isComposing) return false;
	if (event.ctrlKey || event.metaKey || event.altKey) return false;
	if (key.length !== 1 || TAKEN.includes(key)) return false;
	if (document.querySelector('dialog[open]') !== null) return false;
	if (!(target instanceof HTMLElement)) return true;
	return !target.isContentEditable && !target.matches('input, select, textarea');
}
