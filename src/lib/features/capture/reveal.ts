/** What appears below the field that is being typed in would lie under the keyboard and go unseen. */
export function reveal(node: HTMLElement): void {
	const form = node.closest('form');
	if (form?.contains(document.activeElement)) node.scrollIntoView({ block: 'nearest' });
}
