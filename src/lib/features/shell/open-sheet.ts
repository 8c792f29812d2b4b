/** What lies over the page, uppermost: only that can be reached. */
export function openSheet(): HTMLDialogElement | undefined {
	return [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
}
