import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { SegmentNode } from '#domain/documents/segment.ts';
import type { SavedSegment } from '$lib/app/segments-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import { createMemorySideStore } from '../../store/memory-side-store.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import SegmentList from './SegmentList.svelte';
import SegmentScreen from './SegmentScreen.svelte';

const world = fakeWorld(Date.now(), 40);
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

const women: SegmentNode = { kind: 'choice', field: 'sex', in: ['female'] };
const spent: SegmentNode = {
	kind: 'sum',
	events: { of: 'purchase', within: { is: 'last', count: 30, unit: 'day' } },
	currency: 'EUR',
	compare: 'above',
	value: 50_000
};
const saved: SavedSegment = {
	ulid: '01HZZZZZZZZZZZZZZZZZZSEG01',
	name: 'Buenas clientas',
	where: { kind: 'all', of: [women, spent, { kind: 'known', field: 'city' }] },
	sort: [],
	audience: [],
	byName: 'Ana',
	mine: true,
	editable: true
};

async function open(segment: SavedSegment | null = null, side = createMemorySideStore()) {
	const segments = segment ? [segment] : [];
	const services = fakeServices({ world: { ...world, segments }, side });
	const ids: string[] = [];
	const props = { saved: segment, onsaved: (ulid: string) => ids.push(ulid) };
	const wrapperProps = { services, locale };
	const screen = await render(SegmentScreen, props, { wrapper: Stage, wrapperProps });
	return { services, screen, ids };
}

test('women who spent over 500 in the last 30 days take few taps, and the count follows', async () => {
	const { services, screen } = await open();
	await screen.getByRole('button', { name: 'Añadir condición' }).click();
	await screen.getByRole('button', { name: 'Sexo' }).click();
	await screen.getByRole('button', { name: 'Mujer' }).click();
	await screen.getByRole('button', { name: 'Usar' }).click();
	await screen.getByRole('button', { name: 'Añadir condición' }).click();
	await screen.getByRole('button', { name: 'Ha gastado' }).click();
	await screen.getByLabelText('Importe').fill('500');
	await screen.getByRole('button', { name: 'Usar' }).click();
	await expect
		.poll(() => services.engine.segmentsAsked.at(-1)?.where)
		.toEqual({ kind: 'all', of: [women, spent] });
	await expect.element(screen.getByText('40', { exact: true })).toBeVisible();
	await expect
		.element(screen.getByRole('button', { name: /ha gastado más de 500,00.€ desde hace 30 días/ }))
		.toBeVisible();
});

test('a condition is changed or turned round where it stands, and taken away with a way back', async () => {
	const { services, screen } = await open(saved);
	await screen.getByRole('button', { name: /^Sexo/ }).click();
	await screen.getByRole('switch').click();
	await screen.getByRole('button', { name: 'Usar' }).click();
	await expect.element(screen.getByRole('button', { name: /^no: Sexo/ })).toBeVisible();
	await screen.getByRole('button', { name: /^no: Sexo/ }).click();
	await screen.getByRole('dialog').getByRole('button', { name: 'Quitar' }).click();
	await expect.element(screen.getByRole('button', { name: /Sexo/ })).not.toBeInTheDocument();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect
		.poll(() => services.engine.segmentsAsked.at(-1)?.where)
		.toMatchObject({ of: [{ kind: 'not', of: women }, spent, { kind: 'known' }] });
});

test('what has no form here is told, kept, and can only be taken away', async () => {
	const { screen } = await open(saved);
	await expect.element(screen.getByText('con Ciudad')).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'con Ciudad' })).not.toBeInTheDocument();
});

test('a form that lacks something can’t be used', async () => {
	const { screen } = await open();
	await screen.getByRole('button', { name: 'Añadir condición' }).click();
	await screen.getByRole('button', { name: 'Ha gastado' }).click();
	await expect.element(screen.getByRole('button', { name: 'Usar' })).toBeDisabled();
	await screen.getByLabelText('Importe').fill('mucho');
	await expect.element(screen.getByText('Falta algo por rellenar.')).toBeVisible();
});

test('it is saved under a name, for oneself, for a role or for a territory', async () => {
	const { services, screen, ids } = await open(saved);
	await screen.getByRole('button', { name: 'Guardar' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByLabelText('Nombre').fill('');
	await dialog.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(dialog.getByText('Ponle un nombre para encontrarlo.')).toBeVisible();
	await dialog.getByLabelText('Nombre').fill('Las mejores');
	await dialog.getByRole('button', { name: 'Comercial' }).click();
	await dialog.getByRole('button', { name: 'Norte' }).click();
	await dialog.getByRole('button', { name: 'Guardar' }).click();
	await expect.poll(() => ids).toEqual([saved.ulid]);
	expect(await services.engine.segments()).toMatchObject([
		{
			ulid: saved.ulid,
			name: 'Las mejores',
			audience: ['role:rep', 'territory:norte'],
			where: saved.where
		}
	]);
});

test('an administrator saves and shares what somebody else has made; others only look at it', async () => {
	const theirs = await open({ ...saved, mine: false });
	await expect.element(theirs.screen.getByRole('button', { name: 'Guardar' })).toBeVisible();
	await theirs.screen.unmount();
	const { screen } = await open({ ...saved, mine: false, editable: false });
	await expect.element(screen.getByRole('link', { name: 'Ver en la lista' })).toBeVisible();
	expect(screen.getByRole('button', { name: 'Guardar' }).elements()).toEqual([]);
});

test('the list tells each in a sentence', async () => {
	const services = fakeServices({ world: { ...world, segments: [saved] } });
	const wrapperProps = { services, locale };
	const screen = await render(SegmentList, {}, { wrapper: Stage, wrapperProps });
	await expect
		.element(screen.getByRole('link', { name: /Buenas clientas/ }))
		.toHaveTextContent(/Sexo: Mujer, ha gastado más de 500,00.€ desde hace 30 días y con Ciudad/);
	await screen.getByRole('button', { name: 'Quitar el segmento Buenas clientas' }).click();
	await expect.element(screen.getByText('Ningún segmento todavía')).toBeVisible();
});

test('who is in it is put in order by one thing, then by another, and that is saved', async () => {
	const { services, screen } = await open(saved);
	await screen.getByRole('button', { name: 'Ordenar' }).click();
	await screen.getByRole('button', { name: 'Código postal', exact: true }).click();
	await screen.getByRole('button', { name: 'Nombre', exact: true }).click();
	await screen.getByRole('button', { name: 'Dar la vuelta: Nombre' }).click();
	await screen.getByRole('button', { name: 'Listo' }).click();
	const sort = [
		{ field: 'postalCode', direction: 'up' },
		{ field: 'name', direction: 'down' }
	];
	await expect.poll(() => services.engine.segmentsAsked.at(-1)?.sort).toEqual(sort);
	await screen.getByRole('button', { name: 'Guardar' }).first().click();
	await screen.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
	await expect.poll(async () => (await services.engine.segments())[0]?.sort).toEqual(sort);
});

test('conditions of which any is enough stand in a group of their own, and empty ones ask nothing', async () => {
	const { services, screen } = await open({ ...saved, where: { kind: 'all', of: [women] } });
	const asked = () => services.engine.segmentsAsked.at(-1)?.where;
	await screen.getByRole('button', { name: 'Añadir un grupo' }).click();
	await expect.poll(asked).toEqual({ kind: 'all', of: [women] });
	for (const city of ['Vigo', 'Lugo']) {
		await screen.getByRole('button', { name: 'Añadir condición' }).first().click();
		await screen.getByRole('button', { name: 'Ciudad', exact: true }).click();
		await screen.getByRole('textbox', { name: 'Ciudad' }).fill(city);
		await screen.getByRole('button', { name: 'Usar' }).click();
	}
	const either = {
		kind: 'any',
		of: ['Vigo', 'Lugo'].map((value) => ({ kind: 'text', field: 'city', how: 'contains', value }))
	};
	await expect.poll(asked).toEqual({ kind: 'all', of: [women, either] });
	await screen.getByRole('button', { name: 'Quitar el grupo' }).click();
	await expect.poll(asked).toEqual({ kind: 'all', of: [women] });
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect.poll(asked).toEqual({ kind: 'all', of: [women, either] });
});

test('what was built and not saved goes on where it was left, and can be started over', async () => {
	const side = createMemorySideStore();
	const first = await open(saved, side);
	await first.screen
		.getByRole('button', { name: /Quitar/ })
		.first()
		.click();
	const left = { kind: 'all', of: [women, spent] };
	await expect.poll(() => first.services.engine.segmentsAsked.at(-1)?.where).toEqual(left);
	await first.screen.unmount();
	const { services, screen } = await open(saved, side);
	await expect.poll(() => services.engine.segmentsAsked.at(-1)?.where).toEqual(left);
	await screen.getByRole('button', { name: 'Empezar de nuevo' }).click();
	await expect.poll(() => services.engine.segmentsAsked.at(-1)?.where).toEqual(saved.where);
	expect(await services.drafts.keys()).toEqual([]);
});
