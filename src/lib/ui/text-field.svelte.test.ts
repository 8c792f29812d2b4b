import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import TextField from './TextField.svelte';

test('a field is called by its label', async () => {
	const screen = await render(TextField, { props: { label: 'Ciudad', value: 'Sevilla' } });
	await expect.element(screen.getByRole('textbox', { name: 'Ciudad' })).toHaveValue('Sevilla');
});

test('a hint is read out with the field', async () => {
	const screen = await render(TextField, {
		props: { label: 'Móvil', value: '', hint: 'Con prefijo' }
	});
	const field = screen.getByRole('textbox', { name: 'Móvil' });
	await expect.element(field).toHaveAccessibleDescription('Con prefijo');
	await expect.element(field).not.toHaveAttribute('aria-invalid');
});

test('an error marks the field and is read out with it', async () => {
	const screen = await render(TextField, {
		props: { label: 'Correo', value: 'ana@', hint: 'Opcional', error: 'No parece completo' }
	});
	const field = screen.getByRole('textbox', { name: 'Correo' });
	await expect.element(field).toHaveAttribute('aria-invalid', 'true');
	await expect.element(field).toHaveAccessibleDescription('No parece completo');
});
