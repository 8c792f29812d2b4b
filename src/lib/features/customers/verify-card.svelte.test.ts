import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { formatStamp } from '#domain/merge/stamp.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import CustomerCard from './CustomerCard.svelte';

const written = formatStamp({ ms: Date.UTC(2024, 4, 2), counter: 0, device: 'dana000000000000' });
const world = fakeWorld(Date.now(), 1);
const someone = world.cards[0]!;
const phone = `phones/${someone.core.phones?.[0]?.id ?? ''}`;
const m = { vv: { dana000000000000: written }, f: { [`${phone}/number`]: written } };
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function show(core: typeof someone.core) {
	const cards = [{ ...someone, core, self: 'ana', conflicts: [] }];
	const services = fakeServices({ world: { ...world, cards } });
	const props = { cid: someone.cid, onback: vi.fn(), onconflict: vi.fn() };
	const screen = await render(
		CustomerCard,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	return { screen, services };
}

test('going through a card, what is right is told with one tap each', async () => {
	const { screen, services } = await show({ ...someone.core, m });
	await screen.getByRole('button', { name: 'Verificar' }).click();
	await expect.element(screen.getByText(/Anotado: .*2024/)).toBeVisible();
	await screen.getByRole('button', { name: 'Es correcto: Móvil' }).click();
	await expect.poll(() => services.engine.edits).toHaveLength(1);
	expect(services.engine.edits[0]?.edits).toMatchObject([
		{ op: 'add', list: 'verified', values: { field: phone, of: written } }
	]);
});

test('what was verified says when, until it is written anew', async () => {
	const verified = [{ id: 'v1', field: phone, at: '2025-03-04T10:00:00Z', of: written }];
	const { screen } = await show({ ...someone.core, m, verified });
	await expect.element(screen.getByText(/Verificado: .*2025/)).toBeVisible();
});

test('to verify again takes the place of the verification before', async () => {
	const verified = [{ id: 'v1', field: phone, at: '2025-03-04T10:00:00Z', of: written }];
	const { screen, services } = await show({ ...someone.core, m, verified });
	await screen.getByRole('button', { name: 'Verificar' }).click();
	await screen.getByRole('button', { name: 'Es correcto: Móvil' }).click();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect.poll(() => services.engine.edits).toHaveLength(2);
	expect(services.engine.edits[0]?.edits[0]).toEqual({
		op: 'remove',
		list: 'verified',
		item: 'v1'
	});
	expect(services.engine.edits[1]?.edits[0]).toMatchObject({
		op: 'add',
		item: 'v1',
		values: { at: '2025-03-04T10:00:00Z' }
	});
});
