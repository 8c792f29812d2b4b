import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import Toaster from './Toaster.svelte';
import { Toasts } from './toasts.svelte.ts';

beforeEach(async () => {
	// Nobody points at it, wherever the mouse was left.
	const corner = document.body.appendChild(document.createElement('div'));
	corner.style.cssText = 'position: fixed; inset: auto 0 0 auto; width: 8px; height: 8px';
	await userEvent.hover(corner);
	corner.remove();
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
	vi.useRealTimers();
});

async function showToaster() {
	const toasts = new Toasts();
	const screen = await render(Toaster, { props: { toasts, closeLabel: 'Close' } });
	const lines = () => [...screen.container.querySelectorAll('p')].map((p) => p.textContent);
	return { toasts, screen, lines };
}

test('a sentence goes by itself, what can be undone waits longer', async () => {
	const { toasts, lines } = await showToaster();
	toasts.show('Stage changed', { label: 'Undo', run: vi.fn() });
	toasts.show('Saved');
	await vi.waitFor(() => expect(lines()).toEqual(['Stage changed', 'Saved']));
	vi.advanceTimersByTime(4000);
	await vi.waitFor(() => expect(lines()).toEqual(['Stage changed']));
	vi.advanceTimersByTime(6000);
	await vi.waitFor(() => expect(lines()).toEqual([]));
});

test('while somebody reaches for it, its time stands still', async () => {
	const { toasts, screen, lines } = await showToaster();
	toasts.show('Stage changed', { label: 'Undo', run: vi.fn() });
	const undo = screen.getByRole('button', { name: 'Undo' });
	await expect.element(undo).toBeVisible();
	undo.element().focus();
	await vi.waitFor(() => expect(document.activeElement).toBe(undo.element()));
	vi.advanceTimersByTime(60_000);
	expect(lines()).toEqual(['Stage changed']);
	undo.element().blur();
	await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
	vi.advanceTimersByTime(10_000);
	await vi.waitFor(() => expect(lines()).toEqual([]));
});

test('Ctrl+Z takes back the newest change, but not while typing', async () => {
	const { toasts } = await showToaster();
	const first = vi.fn();
	const second = vi.fn();
	toasts.show('First', { label: 'Undo', run: first });
	toasts.show('Second', { label: 'Undo', run: second });
	const undo = { key: 'z', ctrlKey: true, bubbles: true, cancelable: true };
	const field = document.body.appendChild(document.createElement('input'));
	field.dispatchEvent(new KeyboardEvent('keydown', undo));
	expect(second).not.toHaveBeenCalled();
	document.body.dispatchEvent(new KeyboardEvent('keydown', undo));
	expect(second).toHaveBeenCalledOnce();
	expect(first).not.toHaveBeenCalled();
	field.remove();
});
