import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { createRawSnippet } from 'svelte';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices, type FakeServices } from '../../../../tests/builders/fake-services.ts';
import { breadFair, fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import EventPreparation from './EventPreparation.svelte';

const kid = breadFair._id.slice('contest:'.length);
const world = fakeWorld(Date.now(), 1);
const account = createRawSnippet(() => ({ render: () => '<p></p>' }));
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

/** In a tab, without a service worker: some of it is red, whatever the engine says. */
async function show(services: FakeServices) {
	const props = {
		kid,
		installed: false,
		system: 'desktop',
		account,
		onlocked: () => undefined
	} as const;
	const screen = await render(
		EventPreparation,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByText(/para abrir el quiosco/)).toBeVisible();
	return screen;
}

test('what is red keeps the kiosk closed until somebody says why it is opened all the same', async () => {
	const readiness = { ...world.readiness, pinSet: true, allowed: true, mayOverride: true };
	const services = fakeServices({ world: { ...world, readiness } });
	const screen = await show(services);
	expect(screen.getByRole('button', { name: 'Abrir el quiosco' }).query()).toBeNull();
	await screen.getByRole('button', { name: 'Abrir aunque falte algo' }).click();
	const waive = screen.getByRole('button', { name: 'Abrir y dejar constancia' });
	await waive.click();
	await expect.element(screen.getByText('Escribe por qué se abre así.')).toBeVisible();
	expect(services.engine.kioskOrders).toEqual([]);
	await screen.getByLabelText('Motivo').fill('No deja instalar');
	await waive.click();
	await expect.poll(() => services.engine.kioskOrders).toHaveLength(1);
	expect(services.engine.kioskOrders[0]).toHaveProperty('waived.reason', 'No deja instalar');
	expect(services.engine.kioskOrders[0]).toHaveProperty('waived.missing.0', 'installed');
});

test('a tablet of its own account has no way round what is red', async () => {
	const readiness = { ...world.readiness, pinSet: true, allowed: true, mayOverride: false };
	const screen = await show(fakeServices({ world: { ...world, readiness } }));
	expect(screen.getByRole('button', { name: 'Abrir aunque falte algo' }).query()).toBeNull();
});
