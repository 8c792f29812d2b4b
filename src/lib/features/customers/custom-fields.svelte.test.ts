import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { CustomFieldShown } from '$lib/app/fields-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices, type FakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import CustomerCard from './CustomerCard.svelte';

const world = fakeWorld(Date.now(), 1);
const someone = world.cards[0]!;
const field = (part: Partial<CustomFieldShown>): CustomFieldShown => ({
	slug: 'hornos',
	name: 'x-hornos',
	label: { es: 'Hornos', en: 'Ovens' },
	purpose: { es: 'Para el mantenimiento' },
	type: 'number',
	section: 'core',
	of: [],
	options: [],
	archived: false,
	...part
});
const bread = field({
	slug: 'pan',
	name: 'x-pan',
	label: { es: 'Pan preferido' },
	type: 'choice',
	options: [
		{ value: 'o1', label: { es: 'Centeno' } },
		{ value: 'o2', label: { es: 'Espelta' } }
	]
});
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

function deviceWith(
	core: Readonly<Record<string, string>>,
	fields: readonly CustomFieldShown[] = [field({}), bread],
	hidden: readonly string[] = []
): FakeServices {
	const cards = [{ ...someone, core: { ...someone.core, ...core } }];
	return fakeServices({
		world: { ...world, cards, fields: { custom: fields, hidden, editable: false } }
	});
}

async function show(services: FakeServices) {
	const props = { cid: someone.cid, onback: vi.fn(), onconflict: vi.fn() };
	return render(CustomerCard, { props }, { wrapper: Stage, wrapperProps: { services, locale } });
}

test('what an administrator asks for is read by its name, in words and figures of the language', async () => {
	const screen = await show(deviceWith({ 'x-pan': 'o2', 'x-hornos': '1250.5' }));
	await expect.element(screen.getByText('Pan preferido')).toBeVisible();
	await expect.element(screen.getByText('Espelta')).toBeVisible();
	await expect.element(screen.getByText('1250,5')).toBeVisible();
});

test('it is edited with everything else; a number is kept with a point, and a word is none', async () => {
	const services = deviceWith({});
	const screen = await show(services);
	await screen.getByRole('button', { name: 'Editar los datos de contacto' }).first().click();
	await screen.getByRole('textbox', { name: 'Hornos' }).fill('muchos');
	await screen.getByLabelText('Pan preferido').selectOptions('Centeno');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText(/Hornos: escribe un número/)).toBeVisible();
	await screen.getByRole('textbox', { name: 'Hornos' }).fill('2,5');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect
		.poll(() => services.engine.edits)
		.toEqual([
			{
				cid: someone.cid,
				edits: [
					{ op: 'set', path: 'x-hornos', value: '2.5' },
					{ op: 'set', path: 'x-pan', value: 'o1' }
				]
			}
		]);
});

test('one that is no longer asked for is read where it stands, and not asked for', async () => {
	const old = [field({ archived: true }), { ...bread, archived: true }];
	const screen = await show(deviceWith({ 'x-pan': 'o1' }, old));
	await expect.element(screen.getByText('Centeno')).toBeVisible();
	await screen.getByRole('button', { name: 'Editar los datos de contacto' }).first().click();
	await expect.element(screen.getByLabelText('Nombre')).toBeVisible();
	expect(screen.getByRole('textbox', { name: 'Hornos' }).query()).toBeNull();
});

test('one of companies is not asked of a person', async () => {
	const screen = await show(deviceWith({}, [field({ of: ['company'] }), bread]));
	await screen.getByRole('button', { name: 'Editar los datos de contacto' }).first().click();
	await expect.element(screen.getByLabelText('Pan preferido')).toBeVisible();
	expect(screen.getByRole('textbox', { name: 'Hornos' }).query()).toBeNull();
});

test('a field of everybody that is hidden is neither shown nor asked for', async () => {
	const core = { jobTitle: 'Gerente de tienda', sex: 'female' };
	const screen = await show(deviceWith(core, [], ['jobTitle', 'emails']));
	await expect.element(screen.getByText('Mujer')).toBeVisible();
	expect(screen.getByText('Gerente de tienda').query()).toBeNull();
	await screen.getByRole('button', { name: 'Editar los datos de contacto' }).first().click();
	await expect.element(screen.getByLabelText('Nombre')).toBeVisible();
	expect(screen.getByLabelText('Cargo').query()).toBeNull();
	expect(screen.getByRole('group', { name: 'Correo' }).query()).toBeNull();
});
