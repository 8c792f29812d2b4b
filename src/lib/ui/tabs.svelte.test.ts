import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import Tabs from './Tabs.svelte';

const tabs = [
	{ value: 'card', label: 'Ficha' },
	{ value: 'activity', label: 'Actividad' },
	{ value: 'tasks', label: 'Tareas', count: 2 }
] as const;
const children = createRawSnippet((value: () => string) => ({
	render: () => `<p>${value()}</p>`
}));

test('a tab shows what it is called by, and belongs to it', async () => {
	const props = { label: 'Secciones', value: 'card' as string, tabs, children };
	const screen = await render(Tabs, { props });
	await screen.getByRole('tab', { name: 'Tareas · 2' }).click();
	await expect.element(screen.getByRole('tab', { selected: true })).toHaveTextContent('Tareas · 2');
	await expect.element(screen.getByRole('tabpanel', { name: 'Tareas · 2' })).toBeVisible();
});

test('the arrows go from tab to tab and round', async () => {
	const props = { label: 'Secciones', value: 'card' as string, tabs, children };
	const screen = await render(Tabs, { props });
	await userEvent.tab();
	await userEvent.keyboard('{ArrowLeft}');
	await expect.element(screen.getByRole('tab', { name: 'Tareas · 2' })).toHaveFocus();
	await userEvent.keyboard('{ArrowRight}{ArrowRight}');
	await expect.element(screen.getByRole('tab', { name: 'Actividad' })).toHaveFocus();
	await userEvent.keyboard('{Home}');
	await expect.element(screen.getByRole('tab', { selected: true })).toHaveTextContent('Ficha');
});
