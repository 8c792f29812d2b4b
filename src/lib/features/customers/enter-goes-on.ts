/**
 * Enter leads from field to field, and from the last one on it saves; with Control or Command it saves
 * at once. What has its own use for Enter, such as a button or a tag that is being typed, keeps it.
 */
export function enterGoesOn(event: KeyboardEvent, form: HTMLFormElement): void {
	if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing) return;
	if (!(event.target instanceof HTMLInputElement)) return;
	event.preventDefault();
	const fields = [...form.querySelectorAll<HTMLElement>('input, select')];
	const next = fields[fields.indexOf(event.target) + 1];
	if (next === undefined || event.ctrlKey || event.metaKey) form.requestSubmit();
	else next.focus();
}
