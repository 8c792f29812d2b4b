import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { CardRights, SectionValues } from '$lib/app/engine-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices, type FakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import { createMemorySideStore } from '../../store/memory-side-store.ts';
import CustomerCard from './CustomerCard.svelte';

const world = fakeWorld(Date.now(), 1);
const someone = world.cards[0]!;
const rights: CardRights = {
	activity: 'read',
	task: 'none',
	complaint: 'none',
	purchase: 'none',
	consent: 'none',
	link: 'none',
	notes: 'none',
	commercial: 'read',
	billing: 'write',
	apart: 'none'
};
const kept = (values: Readonly<Record<string, string>>): SectionValues => ({
	values,
	conflicts: [],
	absorbed: []
});
const commercial = kept({ contract: 'Entrega los martes.\nPreaviso de dos meses.' });
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

function deviceWith(
	billing: Readonly<Record<string, string>>,
	side = createMemorySideStore()
): FakeServices {
	const sections = { commercial, billing: kept(billing) };
	const cards = [{ ...someone, rights, sections }];
	return fakeServices({ world: { ...world, cards }, side });
}

async function show(services: FakeServices) {
	const props = {
		cid: someone.cid,
		onback: vi.fn(),
		onconflict: vi.fn(),
		section: 'commercial' as const
	};
	return render(CustomerCard, { props }, { wrapper: Stage, wrapperProps: { services, locale } });
}

test('who may read what was agreed reads it in its paragraphs, and can change nothing', async () => {
	const screen = await show(deviceWith({}));
	await expect.element(screen.getByText('Preaviso de dos meses.')).toBeVisible();
	expect(screen.getByRole('button', { name: 'Cambiar: Contrato' }).query()).toBeNull();
	expect(screen.getByRole('button', { name: 'Precios' }).query()).toBeNull();
});

test('an account that is none is told at its field; a right one is kept in one piece', async () => {
	const services = deviceWith({ taxId: 'B12345678' });
	const screen = await show(services);
	await screen.getByRole('button', { name: 'IBAN' }).click();
	await screen.getByLabelText('IBAN').fill('ES91 2100 0418 4502 0005 1333');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText(/no es un IBAN válido/)).toBeVisible();
	await screen.getByLabelText('IBAN').fill('es91 2100 0418 4502 0005 1332');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect
		.poll(() => services.engine.changed)
		.toEqual([
			{
				docId: `customer:${someone.cid}:billing`,
				edits: [{ op: 'set', path: 'iban', value: 'ES9121000418450200051332' }]
			}
		]);
});

test('a password is refused where one pays', async () => {
	const services = deviceWith({});
	const screen = await show(services);
	await screen.getByRole('button', { name: 'Razón social' }).click();
	await screen.getByLabelText('Razón social').fill('contraseña: pan-de-centeno');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText(/parece una contraseña/)).toBeVisible();
	expect(services.engine.changed).toEqual([]);
});

test('a card number is refused where one pays', async () => {
	const services = deviceWith({});
	const screen = await show(services);
	await screen.getByRole('button', { name: 'Razón social' }).click();
	await screen.getByLabelText('Razón social').fill('4111 1111 1111 1111');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText(/tarjeta/)).toBeVisible();
	expect(services.engine.changed).toEqual([]);
});

test('what was typed and not saved is found again', async () => {
	const side = createMemorySideStore();
	const before = await show(deviceWith({}, side));
	await before.getByRole('button', { name: 'NIF / CIF' }).click();
	await before.getByLabelText('NIF / CIF').fill('B8765');
	await before.unmount();
	const after = await show(deviceWith({}, side));
	await expect.element(after.getByLabelText('NIF / CIF')).toHaveValue('B8765');
});

test('of fields that were set apart, each is changed by who may, and one that one may not read is not there', async () => {
	const added = (slug: string, es: string) => ({
		slug,
		name: `x-${slug}` as const,
		label: { es },
		purpose: { es },
		type: 'text' as const,
		section: 'apart' as const,
		of: [],
		options: [],
		archived: false
	});
	const fields = {
		custom: [added('alergias', 'Alergias'), added('sueldo', 'Sueldo'), added('pleito', 'Pleito')],
		hidden: [],
		editable: false
	};
	const apart = {
		...kept({ 'x-alergias': 'celíaca', 'x-sueldo': '1200' }),
		fields: { 'x-alergias': 'write', 'x-sueldo': 'read' } as const
	};
	const cards = [
		{ ...someone, rights: { ...rights, apart: 'write' as const }, sections: { apart } }
	];
	const services = fakeServices({ world: { ...world, cards, fields } });
	const props = { cid: someone.cid, onback: vi.fn(), onconflict: vi.fn() };
	const wrapperProps = { services, locale };
	const screen = await render(CustomerCard, { props }, { wrapper: Stage, wrapperProps });
	await expect.element(screen.getByRole('heading', { name: 'Datos aparte' })).toBeVisible();
	await expect.element(screen.getByText('1200')).toBeVisible();
	expect(screen.getByRole('button', { name: 'Cambiar: Sueldo' }).query()).toBeNull();
	expect(screen.getByText('Pleito').query()).toBeNull();
	await screen.getByRole('button', { name: 'Cambiar: Alergias' }).click();
	await screen.getByRole('textbox', { name: 'Alergias' }).fill('ninguna');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect
		.poll(() => services.engine.changed)
		.toEqual([
			{
				docId: `customer:${someone.cid}:apart`,
				edits: [{ op: 'set', path: 'x-alergias', value: 'ninguna' }]
			}
		]);
});
