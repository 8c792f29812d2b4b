import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import SwipeRow from './SwipeRow.svelte';

const children = createRawSnippet(() => ({
	render: () => '<a href="#ana" style="display:block;height:68px">Ana</a>'
}));

async function showRow() {
	const call = vi.fn();
	const onmenu = vi.fn();
	const actions = [
		{ label: 'Call', run: call },
		{ label: 'Write', run: vi.fn() }
	];
	const screen = await render(SwipeRow, {
		props: { actions, menuLabel: 'Actions', onmenu, children }
	});
	return { screen, call, onmenu, row: screen.container.querySelector('.swipe')! };
}

function touch(row: Element, type: string, x: number, y = 30): void {
	const at = { clientX: x, clientY: y, pointerId: 1, pointerType: 'touch', isPrimary: true };
	row.dispatchEvent(new PointerEvent(type, { bubbles: true, ...at }));
}

/** A made-up pointer cannot be captured; the browser would refuse it. */
function allowCapture(row: Element): void {
	row.setPointerCapture = () => undefined;
}

test('pulled aside, a row uncovers what can be done, and one tap does it', async () => {
	const { screen, call, row } = await showRow();
	allowCapture(row);
	touch(row, 'pointerdown', 300);
	touch(row, 'pointermove', 150);
	touch(row, 'pointerup', 150);
	row.dispatchEvent(new MouseEvent('click'));
	await screen.getByRole('button', { name: 'Call' }).click();
	expect(call).toHaveBeenCalledOnce();
	await expect.element(screen.getByRole('button', { name: 'Call' })).not.toBeInTheDocument();
});

test('a finger that scrolls the list uncovers nothing', async () => {
	const { screen, row } = await showRow();
	touch(row, 'pointerdown', 300, 30);
	touch(row, 'pointermove', 296, 80);
	touch(row, 'pointermove', 150, 120);
	touch(row, 'pointerup', 150, 120);
	await expect.element(screen.getByRole('button', { name: 'Call' })).not.toBeInTheDocument();
});

test('a pull that was not meant closes again', async () => {
	const { screen, row } = await showRow();
	allowCapture(row);
	touch(row, 'pointerdown', 300);
	touch(row, 'pointermove', 285);
	touch(row, 'pointerup', 285);
	await expect.element(screen.getByRole('button', { name: 'Call' })).not.toBeInTheDocument();
});

test('the same is one key away without a finger', async () => {
	const { screen, onmenu } = await showRow();
	const more = screen.getByRole('button', { name: 'Actions' });
	more.element().focus();
	await more.click();
	expect(onmenu).toHaveBeenCalledWith(more.element());
});
