import { tick } from 'svelte';

/** Leads to the first field of a form that says what is wrong with it. */
export async function focusFirstProblem(form: HTMLFormElement | undefined): Promise<void> {
	await tick();
	form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
