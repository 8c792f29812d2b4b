import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { KeepingPreview, KeptHistory } from '$lib/app/history-keeping-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import HistoryRules from './HistoryRules.svelte';

let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

const since = new Date(2025, 10, 23, 12).getTime();

async function show(
	kept: Partial<KeptHistory> = {},
	historyPreviews: Readonly<Record<number, KeepingPreview>> = {}
) {
	const historyKeeping = { keep: 'always', editable: true, ...kept } as const;
	const world = { ...fakeWorld(Date.now(), 1), historyKeeping, historyPreviews };
	const services = fakeServices({ world });
	const screen = await render(
		HistoryRules,
		{ props: {} },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	return { services, screen };
}

test('an administrator sees what would go, and types a word before it goes', async () => {
	const { services, screen } = await show({}, { 365: { kind: 'ok', events: 1234, since } });
	await expect.element(screen.getByRole('radio', { name: 'Siempre' })).toBeChecked();
	await screen.getByRole('radio', { name: '1 año' }).click();
	await expect
		.element(screen.getByText(/borrarían 1\.?234 cambios.*23 de noviembre de 2025/))
		.toBeVisible();
	await expect.element(screen.getByText(/No se puede deshacer/)).toBeVisible();
	const save = screen.getByRole('button', { name: 'Guardar y borrar lo anterior' });
	await expect.element(save).toBeDisabled();
	await screen.getByLabelText('Escribe borrar para confirmar').fill('Borrar ');
	await save.click();
	await expect.element(screen.getByText('Guardado: 1 año')).toBeVisible();
	await expect(services.engine.historyKeeping()).resolves.toMatchObject({ keep: 365 });
	await expect.element(screen.getByRole('button', { name: 'Guardar' })).toBeVisible();
});

test('days of one’s own are thirty at least, and what they would do is asked anew', async () => {
	const previews = { 90: { kind: 'ok', events: 0, since } } as const;
	const { services, screen } = await show({}, previews);
	await screen.getByRole('radio', { name: 'Otro plazo' }).click();
	const days = screen.getByLabelText('Días que se guarda');
	await days.fill('29');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText(/entre 30 y 36\.?500/)).toBeVisible();
	await expect(services.engine.historyKeeping()).resolves.toMatchObject({ keep: 'always' });
	await days.fill('90');
	await expect.element(screen.getByText(/Hoy no se borraría nada/)).toBeVisible();
	expect(screen.getByText(/entre 30 y/).elements()).toEqual([]);
	await screen.getByLabelText('Escribe borrar para confirmar').fill('borrar');
	await screen.getByRole('button', { name: 'Guardar y borrar lo anterior' }).click();
	await expect.element(screen.getByText('Guardado: 90 días')).toBeVisible();
	await expect.element(days).toHaveValue('90');
});

test('without a connection it says what it can’t tell, and saves all the same', async () => {
	const { services, screen } = await show();
	await screen.getByRole('radio', { name: '2 años' }).click();
	await expect.element(screen.getByText(/hace falta conexión con el servidor/)).toBeVisible();
	services.engine.become({ historyPreviews: { 730: { kind: 'ok', events: 1, since } } });
	await screen.getByRole('button', { name: 'Probar otra vez' }).click();
	await expect.element(screen.getByText(/borraría 1 cambio/)).toBeVisible();
	services.engine.become({ historyPreviews: {} });
	await screen.getByLabelText('Escribe borrar para confirmar').fill('borrar');
	await screen.getByRole('button', { name: 'Guardar y borrar lo anterior' }).click();
	await expect.element(screen.getByText('Guardado: 2 años')).toBeVisible();
});

test('to keep it for longer takes no word, and brings nothing back', async () => {
	const { services, screen } = await show({ keep: 365 });
	await expect.element(screen.getByRole('radio', { name: '1 año' })).toBeChecked();
	await screen.getByRole('radio', { name: 'Siempre' }).click();
	await expect.element(screen.getByText('Lo que ya se borró no vuelve.')).toBeVisible();
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText('Guardado: Siempre')).toBeVisible();
	await expect(services.engine.historyKeeping()).resolves.toMatchObject({ keep: 'always' });
});

test('others are told how long it is kept, and who can change it', async () => {
	const { screen } = await show({ keep: 90, editable: false });
	await expect.element(screen.getByText('90 días')).toBeVisible();
	await expect.element(screen.getByText('Lo cambia un administrador.')).toBeVisible();
	expect(screen.getByRole('radio').elements()).toEqual([]);
});
