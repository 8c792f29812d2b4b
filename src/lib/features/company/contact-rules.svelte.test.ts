import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import ContactRules from './ContactRules.svelte';

let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function show(editable: boolean) {
	const world = { ...fakeWorld(Date.now(), 1), contactInterval: { days: 14, editable } };
	const services = fakeServices({ world });
	const screen = await render(
		ContactRules,
		{ props: {} },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	return { services, screen };
}

test('an administrator says for how many days a contact is recent, and can take it back', async () => {
	const { services, screen } = await show(true);
	const days = screen.getByLabelText('Días que cuenta como reciente');
	await expect.element(days).toHaveValue('14');
	await days.fill('400');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText(/entre 1 y 365/)).toBeVisible();
	await days.fill('30');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText('Guardado: 30 días')).toBeVisible();
	await expect(services.engine.contactInterval()).resolves.toMatchObject({ days: 30 });
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect.element(days).toHaveValue('14');
});

test('others are told the number, and who can change it', async () => {
	const { screen } = await show(false);
	await expect.element(screen.getByText('14 días')).toBeVisible();
	await expect.element(screen.getByText('Lo cambia un administrador.')).toBeVisible();
	expect(screen.getByRole('button', { name: 'Guardar' }).elements()).toEqual([]);
});
