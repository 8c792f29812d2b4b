import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Belonging } from '$lib/app/assignment-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import CustomerCard from './CustomerCard.svelte';

const world = fakeWorld(Date.now(), 3);
const card = world.cards[0]!;
const belongs = { owner: 'ana', team: '', territory: 'norte', discreet: false };
const open: Belonging = {
	belongs,
	people: [
		{ value: 'ana', label: 'Ana Prieto' },
		{ value: 'luis', label: 'Luis Cifuentes' }
	],
	teams: [{ value: 'ferias', label: 'Ferias' }],
	territories: [{ value: 'norte', label: 'Norte' }],
	refused: null,
	fixed: [],
	archiving: null
};
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function show(belonging: Belonging) {
	const services = fakeServices({ world: { ...world, belonging } });
	const props = { cid: card.cid, onback: vi.fn(), onconflict: vi.fn() };
	const screen = await render(
		CustomerCard,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await screen.getByRole('button', { name: 'Responsable y archivo' }).click();
	return { screen: screen.getByRole('dialog'), page: screen, engine: services.engine };
}

test('a customer is given to a colleague and made discreet, and that alone is taken back', async () => {
	const { screen, page, engine } = await show(open);
	await screen.getByRole('combobox', { name: 'A cargo de' }).selectOptions('Luis Cifuentes');
	await screen.getByRole('switch', { name: 'Ficha discreta' }).click();
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await page.getByRole('button', { name: 'Deshacer' }).click();
	await expect
		.poll(() => engine.assigned)
		.toEqual([
			{ cid: card.cid, to: { owner: 'luis', discreet: true } },
			{ cid: card.cid, to: { owner: belongs.owner, discreet: belongs.discreet } }
		]);
});

test('who may not is told why, and shown how it stands', async () => {
	const { screen } = await show({ ...open, refused: 'needs-assign', archiving: 'read-only' });
	await expect.element(screen.getByText(/Tu puesto no incluye repartir clientes/)).toBeVisible();
	await expect.element(screen.getByText('Ana Prieto')).toBeVisible();
	await expect.element(screen.getByRole('combobox')).not.toBeInTheDocument();
	await expect.element(screen.getByText(/no permite archivar/)).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Guardar' })).not.toBeInTheDocument();
});

test('what would be out of one’s reach is said in the form, which stays', async () => {
	const { screen, engine } = await show(open);
	engine.assignment = 'out-of-reach';
	await screen.getByRole('combobox', { name: 'A cargo de' }).selectOptions('Luis Cifuentes');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText(/fuera de los clientes que repartes/)).toBeVisible();
});

test('a card is archived, and that is taken back', async () => {
	const { screen, page, engine } = await show(open);
	await screen.getByRole('button', { name: 'Archivar la ficha' }).click();
	await page.getByRole('button', { name: 'Deshacer' }).click();
	await expect
		.poll(() => engine.edits.map(({ edits }) => edits))
		.toEqual([
			[{ op: 'set', path: 'archived', value: true }],
			[{ op: 'set', path: 'archived', value: null }]
		]);
});
