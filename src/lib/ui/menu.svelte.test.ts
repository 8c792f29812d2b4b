import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import Menu from './Menu.svelte';

let anchor: HTMLButtonElement;

beforeEach(() => {
	anchor = document.createElement('button');
	anchor.textContent = 'More';
	document.body.append(anchor);
	anchor.focus();
	return () => anchor.remove();
});

async function openMenu() {
	const call = vi.fn();
	const onclose = vi.fn();
	const actions = [
		{ label: 'Call', run: call },
		{ label: 'Write', href: 'mailto:ana@example.com' },
		{ label: 'Archive', tone: 'danger' as const, run: vi.fn() }
	];
	const props = { label: 'Ana', anchor, actions, onclose };
	const screen = await render(Menu, { props: { ...props, open: false } });
	await screen.rerender({ open: true });
	return { screen, call, onclose };
}

test('a menu begins at its first line, and the arrows go through it and round', async () => {
	const { screen } = await openMenu();
	await userEvent.keyboard('{ArrowUp}');
	await expect.element(screen.getByRole('menuitem', { name: 'Archive' })).toHaveFocus();
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(screen.getByRole('menuitem', { name: 'Call' })).toHaveFocus();
});

test('a letter leads to the line that begins with it', async () => {
	const { screen } = await openMenu();
	await userEvent.keyboard('w');
	await expect.element(screen.getByRole('menuitem', { name: 'Write' })).toHaveFocus();
});

test('choosing a line runs it once and asks for the menu to be closed', async () => {
	const { screen, call, onclose } = await openMenu();
	await screen.getByRole('menuitem', { name: 'Call' }).click();
	expect(call).toHaveBeenCalledOnce();
	expect(onclose).toHaveBeenCalledOnce();
});

test('closed, it gives the focus back to the button that opened it', async () => {
	const { screen, onclose } = await openMenu();
	await userEvent.keyboard('{Escape}');
	await expect.poll(() => onclose).toHaveBeenCalledOnce();
	await screen.rerender({ open: false });
	expect(document.activeElement).toBe(anchor);
});
