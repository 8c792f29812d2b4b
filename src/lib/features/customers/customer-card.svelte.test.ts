import { beforeAll, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { createMemorySideStore } from '../../store/memory-side-store.ts';
import { fakeServices, type FakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import CustomerCard from './CustomerCard.svelte';

const world = fakeWorld(Date.now(), 10);
const { cid } = world.cards[0]!;
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function show(services: FakeServices) {
	const props = { cid, onback: vi.fn(), onconflict: vi.fn(), onsection: vi.fn() };
	const screen = await render(
		CustomerCard,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
	return { screen, props };
}

test('a field is edited in its place, and only what was changed is saved', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Cambiar: Local' }).click();
	await screen.getByRole('textbox', { name: 'Ciudad' }).fill('Cádiz');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText('41003 Cádiz')).toBeVisible();
	expect(services.engine.edits).toEqual([
		{ cid, edits: [{ op: 'set', path: 'addresses/a1/city', value: 'Cádiz' }] }
	]);
});

test('a colleague who changes the same field meanwhile is shown, and nothing of theirs is overwritten', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Cambiar: Local' }).click();
	await screen.getByRole('textbox', { name: 'Calle' }).fill('C/ Sierpes');
	await services.engine.editCustomer(cid, [
		{ op: 'set', path: 'addresses/a1/city', value: 'Cádiz' }
	]);
	await expect
		.element(screen.getByText('Ciudad: mientras tanto alguien ha puesto «Cádiz».'))
		.toBeVisible();
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect
		.poll(() => services.engine.edits.at(-1)?.edits)
		.toEqual([{ op: 'set', path: 'addresses/a1/street', value: 'C/ Sierpes' }]);
	await expect.element(screen.getByText('41003 Cádiz')).toBeVisible();
});

test('with more than one number, a call asks which', async () => {
	const { screen } = await show(fakeServices({ world }));
	await screen.getByRole('button', { name: 'Llamar' }).click();
	await expect
		.element(screen.getByRole('menuitem', { name: /954 22 01 18/ }))
		.toHaveAttribute('href', 'tel:+34954220118');
});

test('the stage is changed with one tap, and can be taken back', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: /Etapa: ?Fidelización/ }).click();
	await screen.getByRole('button', { name: /Evangelista/ }).click();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect
		.poll(() => services.engine.edits.at(-1)?.edits)
		.toMatchObject([
			{ op: 'set', path: 'stage', value: 'fidelizacion' },
			{ op: 'remove', list: 'stageLog' }
		]);
	expect(services.engine.edits[0]?.edits[1]).toMatchObject({
		op: 'add',
		values: { from: 'fidelizacion', stage: 'evangelista' }
	});
});

test('a phone shows one part at a time', async () => {
	const { screen, props } = await show(fakeServices({ world }));
	await expect
		.element(screen.getByRole('tab', { name: 'Ficha' }))
		.toHaveAttribute('aria-selected', 'true');
	await screen.getByRole('tab', { name: 'Compras' }).click();
	expect(props.onsection).toHaveBeenCalledWith('purchases');
});

test('a saved edit can be taken back', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Cambiar: Cargo' }).click();
	await screen.getByRole('textbox', { name: 'Cargo' }).fill('Dueña');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect
		.poll(() => services.engine.edits.at(-1)?.edits)
		.toEqual([{ op: 'set', path: 'jobTitle', value: 'Gerente' }]);
});

test('the same number written otherwise is no change', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Cambiar: Móvil' }).click();
	await screen.getByRole('textbox', { name: 'Teléfono' }).fill('654.120.987');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByRole('button', { name: 'Guardar' })).not.toBeInTheDocument();
	expect(services.engine.edits).toEqual([]);
});

test('an edit that was not saved is there again when the card is opened again', async () => {
	const side = createMemorySideStore();
	const before = fakeServices({ world, side });
	const first = await show(before);
	await first.screen.getByRole('button', { name: 'Cambiar: Cargo' }).click();
	await first.screen.getByRole('textbox', { name: 'Cargo' }).fill('Dueña');
	await before.drafts.flush();
	await first.screen.unmount();

	const { screen } = await show(fakeServices({ world, side }));
	await expect.element(screen.getByRole('textbox', { name: 'Cargo' })).toHaveValue('Dueña');
	await screen.getByRole('button', { name: 'Cancelar' }).click();
	await expect.poll(() => side.entries('drafts')).toEqual([]);
});

test('all fields are edited together, saved at once and taken back at once', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Editar los datos de contacto' }).first().click();
	await screen.getByRole('textbox', { name: 'Cargo' }).fill('Dueña');
	await screen.getByRole('textbox', { name: 'Correo' }).fill('sol@panaderiasol.es');
	await screen.getByRole('button', { name: 'Quitar: Teléfono del trabajo' }).click();
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText('Dueña', { exact: true }).first()).toBeVisible();
	expect(services.engine.edits).toEqual([
		{
			cid,
			edits: [
				{ op: 'set', path: 'jobTitle', value: 'Dueña' },
				{ op: 'remove', list: 'phones', item: 'p2' },
				{ op: 'set', path: 'emails/e1/address', value: 'sol@panaderiasol.es' }
			]
		}
	]);
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect
		.poll(() => services.engine.edits.at(-1)?.edits)
		.toEqual([
			{ op: 'set', path: 'jobTitle', value: 'Gerente' },
			{ op: 'add', list: 'phones', item: 'p2', values: { kind: 'work', number: '+34954220118' } },
			{ op: 'set', path: 'emails/e1/address', value: 'carmen.lopez@panaderiasol.es' }
		]);
});

test('Enter goes through the fields of the form, and saves from the last one', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Editar los datos de contacto' }).first().click();
	await screen.getByRole('textbox', { name: 'Nombre' }).fill('Carmela');
	await userEvent.keyboard('{Enter}');
	await expect.element(screen.getByRole('textbox', { name: 'Apellidos' })).toHaveFocus();
	await screen.getByRole('combobox', { name: 'Etiquetas' }).fill('obrador');
	await userEvent.keyboard('{Enter}{Enter}');
	await expect
		.poll(() => services.engine.edits.at(-1)?.edits)
		.toMatchObject([
			{ op: 'set', path: 'givenName', value: 'Carmela' },
			{ op: 'add', list: 'tags', values: { value: 'obrador' } }
		]);
	await expect
		.element(screen.getByRole('button', { name: 'Editar los datos de contacto' }).first())
		.toHaveFocus();
});

test('what is wrong is said at its field, and nothing is saved before it is right', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Editar los datos de contacto' }).first().click();
	const email = screen.getByRole('textbox', { name: 'Correo' });
	await email.fill('carmen.lopez@');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(email).toHaveFocus();
	await expect.element(email).toHaveAccessibleDescription(/no parece completo/);
	expect(services.engine.edits).toEqual([]);
});

test('a number that is not whole is asked about once, and kept by who means it', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Cambiar: Móvil' }).click();
	const number = screen.getByRole('textbox', { name: 'Teléfono' });
	await number.fill('1004');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(number).toHaveAccessibleDescription(/No parece un número completo/);
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect
		.poll(() => services.engine.edits.at(-1)?.edits)
		.toEqual([{ op: 'set', path: 'phones/p1/number', value: '1004' }]);
});

test('a card number is refused where a telephone number belongs, however often one saves', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Cambiar: Móvil' }).click();
	const number = screen.getByRole('textbox', { name: 'Teléfono' });
	await number.fill('4111 1111 1111 1111');
	for (let time = 0; time < 2; time++) {
		await screen.getByRole('button', { name: 'Guardar' }).click();
		await expect.element(number).toHaveAccessibleDescription(/número de tarjeta/);
	}
	expect(services.engine.edits).toEqual([]);
});

test('a form that was not saved is there again, with all that was typed in it', async () => {
	const side = createMemorySideStore();
	const before = fakeServices({ world, side });
	const first = await show(before);
	await first.screen.getByRole('button', { name: 'Editar los datos de contacto' }).first().click();
	await first.screen.getByRole('textbox', { name: 'Cargo' }).fill('Dueña');
	await first.screen.getByRole('button', { name: 'Quitar: Teléfono del trabajo' }).click();
	await before.drafts.flush();
	await first.screen.unmount();

	const { screen } = await show(fakeServices({ world, side }));
	await expect.element(screen.getByRole('textbox', { name: 'Cargo' })).toHaveValue('Dueña');
	await expect.element(screen.getByText('Teléfono: se quita al guardar')).toBeVisible();
	await screen.getByRole('button', { name: 'Cancelar' }).click();
	await expect.poll(() => side.entries('drafts')).toEqual([]);
});

test('in the form, too, a colleague is shown and not overwritten', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Editar los datos de contacto' }).first().click();
	await screen.getByRole('textbox', { name: 'Calle' }).fill('C/ Sierpes');
	await services.engine.editCustomer(cid, [
		{ op: 'set', path: 'addresses/a1/city', value: 'Cádiz' }
	]);
	await expect
		.element(screen.getByText('Ciudad: mientras tanto alguien ha puesto «Cádiz».'))
		.toBeVisible();
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect
		.poll(() => services.engine.edits.at(-1)?.edits)
		.toEqual([{ op: 'set', path: 'addresses/a1/street', value: 'C/ Sierpes' }]);
});

test('tags are added and taken off in their place, each as an item of its own', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Cambiar las etiquetas' }).click();
	await screen.getByRole('button', { name: 'Quitar: hornos' }).click();
	await screen.getByRole('combobox', { name: 'Etiquetas' }).fill('VIP');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText('VIP')).toBeVisible();
	expect(services.engine.edits.at(-1)?.edits).toMatchObject([
		{ op: 'remove', list: 'tags', item: 't1' },
		{ op: 'add', list: 'tags', values: { value: 'VIP' } }
	]);
	await expect.element(screen.getByRole('button', { name: 'Cambiar las etiquetas' })).toHaveFocus();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect
		.poll(() => services.engine.edits.at(-1)?.edits)
		.toMatchObject([
			{ op: 'add', list: 'tags', item: 't1', values: { value: 'hornos' } },
			{ op: 'remove', list: 'tags' }
		]);
});

test('after an edit the focus is where it was', async () => {
	const { screen } = await show(fakeServices({ world }));
	const edit = screen.getByRole('button', { name: 'Cambiar: Cargo' });
	await edit.click();
	await screen.getByRole('textbox', { name: 'Cargo' }).fill('Dueña');
	await userEvent.keyboard('{Enter}');
	await expect.element(edit).toHaveFocus();
	await edit.click();
	await userEvent.keyboard('{Escape}');
	await expect.element(edit).toHaveFocus();
});

test('who called last is said before one calls again', async () => {
	const { screen } = await show(fakeServices({ world }));
	await expect.element(screen.getByText('Luis llamó ayer')).toBeVisible();
});

test('a field with two values leads to the choice', async () => {
	const { screen, props } = await show(fakeServices({ world }));
	await screen.getByRole('button', { name: '2 valores' }).click();
	expect(props.onconflict).toHaveBeenCalledWith(world.conflicts[0]);
});

test('whoever may only read finds nothing to edit', async () => {
	const cards = [{ ...world.cards[0]!, editable: false }];
	const { screen } = await show(fakeServices({ world: { ...world, cards } }));
	await expect.element(screen.getByText('Panadería Sol', { exact: true })).toBeVisible();
	expect(screen.getByRole('button', { name: /Cambiar|Editar|Etiqueta/ }).elements()).toEqual([]);
});

test('a customer who is not here is not shown as an empty card', async () => {
	const props = { cid: '01J0000000000000000000GONE', onback: vi.fn(), onconflict: vi.fn() };
	const services = fakeServices({ world });
	const screen = await render(
		CustomerCard,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByText('Este cliente no está en este dispositivo')).toBeVisible();
});

test('all that is known of a person can be given in one form', async () => {
	const given = [
		['honorific', 'Tratamiento', 'Dra.'],
		['birthDate', 'Nacimiento', '1980-02-29'],
		['customerSince', 'Cliente desde', '2019-05-01'],
		['jobTitle', 'Cargo', 'Encargada de compras'],
		['companyName', 'Empresa', 'Pan y Sal']
	] as const;
	const chosen = [
		['sex', 'Sexo', 'Mujer', 'female'],
		['language', 'Idioma', 'francés', 'fr'],
		['preferredChannel', 'Medio preferido', 'Visita', 'visit'],
		['source', 'Origen', 'Recomendación', 'referral']
	] as const;
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Editar los datos de contacto' }).first().click();
	const form = screen.getByRole('form');
	for (const [, label, text] of given) await form.getByLabelText(label, { exact: true }).fill(text);
	for (const [, label, choice] of chosen) {
		await userEvent.selectOptions(form.getByLabelText(label, { exact: true }), choice);
	}
	await form.getByRole('button', { name: 'Guardar' }).click();
	await expect.poll(() => services.engine.edits).toHaveLength(1);
	const saved = services.engine.edits[0]?.edits;
	const wanted = [
		...given.map(([path, , value]) => ({ op: 'set', path, value })),
		...chosen.map(([path, , , value]) => ({ op: 'set', path, value }))
	];
	expect(saved).toEqual(expect.arrayContaining(wanted));
	await expect.element(screen.getByText('Recomendación')).toBeVisible();
});
