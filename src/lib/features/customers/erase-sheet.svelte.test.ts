import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { ErasureAnswer } from '$lib/app/customers-api.ts';
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

async function show(mayErase: boolean, erasure: ErasureAnswer) {
	const services = fakeServices({ world: { ...world, cards: [{ ...card, mayErase }], erasure } });
	const props = { cid: card.cid, onback: vi.fn(), onconflict: vi.fn(), section: 'facts' as const };
	const screen = await render(
		CustomerCard,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	const open = screen.getByRole('button', { name: 'Borrar para siempre…' });
	return { screen, services, open };
}

test('who may is told what goes, types that they mean it, and the card is gone', async () => {
	const { screen, open } = await show(true, { kind: 'ok', cards: 2, documents: 14 });
	await open.click();
	await expect.element(screen.getByText(/Se borran 14 documentos/)).toBeVisible();
	await expect.element(screen.getByText(/Son 2 fichas unidas/)).toBeVisible();
	const erase = screen.getByRole('button', { name: 'Borrar para siempre', exact: true });
	await expect.element(erase).toBeDisabled();
	const word = screen.getByLabelText('Escribe borrar para confirmar');
	await word.fill('borra');
	await expect.element(erase).toBeDisabled();
	await word.fill('Borrar ');
	await erase.click();
	await expect.element(screen.getByText('Borrado para siempre')).toBeVisible();
	await expect.element(screen.getByText('Este cliente no está en este dispositivo')).toBeVisible();
});

test('without a network nothing can be erased, and it says so', async () => {
	const { screen, services, open } = await show(true, { kind: 'offline' });
	await open.click();
	await expect.element(screen.getByText(/hace falta conexión con el servidor/)).toBeVisible();
	expect(screen.getByLabelText(/para confirmar/).elements()).toEqual([]);
	services.engine.become({ erasure: { kind: 'ok', cards: 1, documents: 3 } });
	await screen.getByRole('button', { name: 'Probar otra vez' }).click();
	await expect.element(screen.getByText(/Se borran 3 documentos/)).toBeVisible();
});

test('the server’s no is told in words, and the card stays', async () => {
	const { screen, services, open } = await show(true, { kind: 'ok', cards: 1, documents: 3 });
	await open.click();
	await screen.getByLabelText('Escribe borrar para confirmar').fill('borrar');
	services.engine.become({ erasure: { kind: 'refused' } });
	await screen.getByRole('button', { name: 'Borrar para siempre', exact: true }).click();
	await expect.element(screen.getByText(/Tu puesto no permite borrar/)).toBeVisible();
	await expect(services.engine.customer(card.cid)).resolves.not.toBeNull();
});

test('of somebody whom the server does not find it is not said that they were erased', async () => {
	const { screen, services, open } = await show(true, { kind: 'ok', cards: 1, documents: 3 });
	await open.click();
	await screen.getByLabelText('Escribe borrar para confirmar').fill('borrar');
	services.engine.become({ erasure: { kind: 'gone' } });
	await screen.getByRole('button', { name: 'Borrar para siempre', exact: true }).click();
	await expect.element(screen.getByText(/ya no tiene esta ficha, o ya no puedes/)).toBeVisible();
});

test('who may not erase is not offered it', async () => {
	const { screen, open } = await show(false, { kind: 'offline' });
	await expect.element(screen.getByRole('button', { name: '¿Quién ve esta ficha?' })).toBeVisible();
	expect(open.elements()).toEqual([]);
});
