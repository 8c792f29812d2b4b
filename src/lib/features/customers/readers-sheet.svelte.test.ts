import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import type { CardFields } from '$lib/app/fields-api.ts';
import type { ReadersAnswer } from '$lib/app/customers-api.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import ReadersSheet from './ReadersSheet.svelte';

const world = fakeWorld(Date.now(), 1);
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

const field = {
	slug: 'alergias',
	name: 'x-alergias',
	label: { es: 'Alergias' },
	purpose: { es: 'No ofrecer lo que no puede comer' },
	type: 'text',
	section: 'apart',
	of: [],
	options: [],
	archived: false
} as const;

const unlimited = { readOnly: [], withheld: [], fields: [] } as const;

async function show(readers: ReadersAnswer, fields: Partial<CardFields> = {}) {
	const known = { custom: [], hidden: [], editable: false, ...fields };
	const services = fakeServices({ world: { ...world, readers, fields: known } });
	const props = { cid: world.cards[0]!.cid, name: 'Carmen', onclose: vi.fn() };
	return render(ReadersSheet, { props }, { wrapper: Stage, wrapperProps: { services, locale } });
}

test('each who sees the card is named, with the rule and what else they read', async () => {
	const screen = await show({
		kind: 'ok',
		readers: [
			{
				name: 'Ana',
				mine: true,
				because: 'owner',
				writes: true,
				sections: ['purchase', 'notes'],
				...unlimited
			},
			{
				name: 'Sofía Roldán',
				mine: false,
				because: 'all-rows',
				writes: false,
				sections: [],
				...unlimited
			}
		]
	});
	const rows = screen.getByRole('listitem');
	await expect
		.element(rows.first())
		.toHaveTextContent(/Tú.*La lleva.*puede cambiarla.*Compras y Notas/);
	await expect
		.element(rows.last())
		.toHaveTextContent(/Sofía Roldán.*Ve a todos los clientes · solo la lee/);
});

test('without a network it says so, and can be asked again', async () => {
	const screen = await show({ kind: 'offline' });
	await expect.element(screen.getByText('Para saberlo hace falta conexión.')).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Probar otra vez' })).toBeVisible();
});

test('a field that was set apart is called by its name, and left out where there is none', async () => {
	const sections = ['notes', 'x-alergias', 'x-otra'];
	const ana = { name: 'Ana', mine: true, because: 'owner', writes: true, sections, ...unlimited };
	const screen = await show({ kind: 'ok', readers: [ana] }, { custom: [field] });
	const row = screen.getByRole('listitem').first();
	await expect.element(row).toHaveTextContent(/Notas reservadas y Alergias$/);
});

test('sections and single fields that somebody may not change or see are named', async () => {
	const luis = {
		name: 'Luis',
		mine: false,
		because: 'territory',
		writes: true,
		sections: ['notes', 'commercial'],
		readOnly: ['commercial'],
		withheld: ['billing', 'x-desconocido'],
		fields: [
			{ field: 'birthDate', denied: ['edit', 'export'] },
			{ field: 'phones', denied: ['edit'] },
			{ field: 'x-alergias', denied: ['search'] }
		]
	};
	const screen = await show(
		{ kind: 'ok', readers: [luis] },
		{ custom: [{ ...field, section: 'core' }] }
	);
	const row = screen.getByRole('listitem').first();
	await expect.element(row).toHaveTextContent(/solo lee Condiciones/);
	await expect.element(row).toHaveTextContent(/no ve Facturación/);
	await expect.element(row).toHaveTextContent(/no puede cambiar: Nacimiento y Teléfono/);
	await expect.element(row).toHaveTextContent(/no puede exportar: Nacimiento/);
	await expect.element(row).toHaveTextContent(/no puede buscar por: Alergias/);
});
