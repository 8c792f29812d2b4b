import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

let standing = $state(0);

/** A dialog stands before the page, and nothing behind it can be reached. */
export function isBehindModal(): boolean {
	return standing > 0;
}

/**
 * Opens and closes a native dialog: it stands above everything in each engine, keeps the focus inside,
 * closes on Esc and on the phone's back button, and gives the focus back to who had it.
 *
 * @param onopen it is there, and can be measured
 */
export function modal(
	isOpen: () => boolean,
	onopen: () => void = () => undefined
): Attachment<HTMLDialogElement> {
	return (dialog) => {
		if (isOpen()) return untrack(() => stand(dialog, onopen));
	};
}

function stand(dialog: HTMLDialogElement, onopen: () => void): () => void {
	const before = document.activeElement;
	dialog.showModal();
	standing += 1;
	onopen();
	return () => {
		standing -= 1;
		if (dialog.isConnected) dialog.close();
		// One that was taken away while it was open gives nothing back by itself.
		else if (before instanceof HTMLElement && document.activeElement === document.body) {
			before.focus();
		}
	};
}
