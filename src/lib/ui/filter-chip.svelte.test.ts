import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import FilterChip from './FilterChip.svelte';

const choices = [
	{ value: 'north', label: 'Zona norte', count: '12' },
	{ value: 'south', label: 'Zona sur' }
];
const words = { label: 'Zona', clearLabel: 'Quitar', doneLabel: 'Listo' };

test('a filter says what it filters by, and takes several', async () => {
	const onchange = vi.fn();
	const props = { ...words, choices, chosen: ['north'], onchange };
	const screen = await render(FilterChip, { props });
	const chip = screen.getByRole('button', { name: 'Zona: Zona norte', exact: true });
	await expect.element(chip).toHaveAttribute('aria-expanded', 'false');
	await chip.click();
	await screen.getByRole('checkbox', { name: 'Zona sur' }).click();
	expect(onchange).toHaveBeenCalledWith(['north', 'south']);
});

test('one tap takes it off again', async () => {
	const onchange = vi.fn();
	const props = { ...words, choices, chosen: ['north', 'south'], onchange };
	const screen = await render(FilterChip, { props });
	await expect.element(screen.getByText('Zona norte +1')).toBeVisible();
	await screen.getByRole('button', { name: 'Quitar: Zona' }).click();
	expect(onchange).toHaveBeenCalledWith([]);
});

test('where only one can hold, choosing closes the list', async () => {
	const onchange = vi.fn();
	const props = { ...words, choices, chosen: [], select: 'one' as const, onchange };
	const screen = await render(FilterChip, { props });
	await screen.getByRole('button', { name: 'Zona' }).click();
	await screen.getByRole('radio', { name: 'Zona sur' }).click();
	expect(onchange).toHaveBeenCalledWith(['south']);
	await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
});
