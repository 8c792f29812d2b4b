import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { HistoryAnswer, SavedEdit } from '$lib/app/engine-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import CustomerCard from './CustomerCard.svelte';

const world = fakeWorld(Date.now(), 3);
const card = world.cards[0]!;
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

function saved(id: string, city: string): SavedEdit {
	const changes = [{ path: 'addresses/a1/city', before: 'Sevilla', after: city }];
	return { id, of: 'customer', byName: 'Luis', mine: false, at: Date.now(), changes };
}

async function open(history: Readonly<Record<string, HistoryAnswer>>) {
	const services = fakeServices({
		world: { ...world, cards: [{ ...card, hasHistory: true }], history }
	});
	const props = {
		cid: card.cid,
		onback: vi.fn(),
		onconflict: vi.fn(),
		section: 'activity' as const
	};
	const screen = await render(
		CustomerCard,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await screen.getByRole('button', { name: 'Historial de cambios' }).click();
	return { screen, services };
}

test('a history tells who changed what, the newest first, and goes on to what is older', async () => {
	const { screen } = await open({
		'': { kind: 'ok', saves: [saved('2', 'Cádiz')], older: 'T1' },
		T1: { kind: 'ok', saves: [saved('1', 'Huelva')] }
	});
	await expect.element(screen.getByRole('heading', { name: /^Luis · / })).toBeVisible();
	await expect.element(screen.getByText('Cádiz')).toBeVisible();
	await screen.getByRole('button', { name: 'Ver cambios anteriores' }).click();
	await expect.element(screen.getByText('Huelva')).toBeVisible();
	expect(screen.getByRole('listitem').elements().at(-1)?.textContent).toContain('Huelva');
	await expect
		.element(screen.getByRole('button', { name: 'Ver cambios anteriores' }))
		.not.toBeInTheDocument();
});

test('without a way to the server it says so, and asks again when told to', async () => {
	const { screen, services } = await open({ '': { kind: 'offline' } });
	await expect.element(screen.getByText(/El historial está en el servidor/)).toBeVisible();
	services.engine.become({ history: { '': { kind: 'ok', saves: [] } } });
	await screen.getByRole('button', { name: 'Probar otra vez' }).click();
	await expect.element(screen.getByText(/Nadie ha cambiado nada/)).toBeVisible();
});

test('at its end it says since when changes are kept', async () => {
	const keptSince = new Date(2025, 10, 23, 12).getTime();
	const { screen } = await open({
		'': { kind: 'ok', saves: [saved('2', 'Cádiz')], older: 'T1', keptSince },
		T1: { kind: 'ok', saves: [saved('1', 'Huelva')], keptSince }
	});
	const line = /antes del 23 de noviembre de 2025 ya no se conservan/;
	await expect.element(screen.getByText('Cádiz')).toBeVisible();
	expect(screen.getByText(line).elements()).toEqual([]);
	await screen.getByRole('button', { name: 'Ver cambios anteriores' }).click();
	await expect.element(screen.getByText(line)).toBeVisible();
});

test('where nothing is kept any more it does not say that nobody changed anything', async () => {
	const keptSince = new Date(2025, 10, 23, 12).getTime();
	const { screen } = await open({ '': { kind: 'ok', saves: [], keptSince } });
	await expect.element(screen.getByText(/En este tiempo nadie/)).toBeVisible();
	expect(screen.getByText(/desde que se creó/).elements()).toEqual([]);
});

test('whoever may not see a history is not offered one', async () => {
	const services = fakeServices({ world });
	const props = {
		cid: card.cid,
		onback: vi.fn(),
		onconflict: vi.fn(),
		section: 'activity' as const
	};
	const screen = await render(
		CustomerCard,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
	expect(screen.getByText('Historial de cambios').elements()).toEqual([]);
});
