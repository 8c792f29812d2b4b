import { createRawSnippet } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import Sheet from './Sheet.svelte';

const children = createRawSnippet(() => ({ render: () => '<button>Inside</button>' }));

let opener: HTMLButtonElement;

beforeEach(() => {
	opener = document.createElement('button');
	opener.textContent = 'Open';
	document.body.append(opener);
	opener.focus();
	return () => opener.remove();
});

async function openSheet(onclose = vi.fn()) {
	const props = { title: 'Stage', closeLabel: 'Close', onclose, children };
	const screen = await render(Sheet, { props: { ...props, open: false } });
	await screen.rerender({ open: true });
	return { screen, onclose };
}

test('a sheet takes the focus, and gives it back to where it was', async () => {
	const { screen } = await openSheet();
	await expect.element(screen.getByRole('dialog', { name: 'Stage' })).toBeVisible();
	expect(document.activeElement).not.toBe(opener);
	await screen.rerender({ open: false });
	expect(document.activeElement).toBe(opener);
});

test('Escape asks for it to be closed', async () => {
	const { onclose } = await openSheet();
	await userEvent.keyboard('{Escape}');
	await expect.poll(() => onclose).toHaveBeenCalledOnce();
});

test('closing it by its owner asks nobody', async () => {
	const { screen, onclose } = await openSheet();
	await screen.rerender({ open: false });
	await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
	expect(onclose).not.toHaveBeenCalled();
});
