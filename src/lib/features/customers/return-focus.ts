import { tick } from 'svelte';

/** What opens the editor of one field, or of all. */
export const editOf = (fieldId: string): string => `[data-edit="${CSS.escape(fieldId)}"]`;
export const EDIT_ALL = '[data-edit-all]';

/** After an editor has closed: to what opened it, or to the next best that is in sight. */
export async function returnFocus(
	card: Element | null | undefined,
	...selectors: readonly string[]
): Promise<void> {
	await tick();
	const found = selectors.flatMap((each) => [...(card?.querySelectorAll<HTMLElement>(each) ?? [])]);
	found.find((element) => element.checkVisibility())?.focus();
}
