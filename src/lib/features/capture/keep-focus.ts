/** A button that is pressed leaves the focus in its field: the keyboard of a phone stays up. */
export function keepFocus(event: MouseEvent): void {
	event.preventDefault();
}
