import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { FieldForm } from './field-form.svelte.ts';
import type { CardFields, FieldCounts } from '$lib/app/fields-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import FieldsScreen from './FieldsScreen.svelte';
import { SHIPPED_FIELDS } from './shipped-fields.ts';

let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function open(fields: Partial<CardFields> = {}, fieldCounts?: FieldCounts) {
	const services = fakeServices({
		world: {
			fields: { custom: [], hidden: [], editable: true, ...fields },
			...(fieldCounts !== undefined && { fieldCounts })
		}
	});
	const wrapperProps = { services, locale };
	return { services, screen: await render(FieldsScreen, {}, { wrapper: Stage, wrapperProps }) };
}

test('a field without a name or a use is not saved, and says what is missing', async () => {
	const { services, screen } = await open();
	await screen.getByRole('button', { name: 'Añadir un campo' }).click();
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText('Ponle un nombre.')).toBeVisible();
	await expect.element(screen.getByText('Di para qué se usa.')).toBeVisible();
	expect((await services.engine.cardFields()).custom).toEqual([]);
});

test('a choice takes two options; it is kept under a slug that tells its name', async () => {
	const { services, screen } = await open();
	await screen.getByRole('button', { name: 'Añadir un campo' }).click();
	await screen.getByLabelText('Cómo se llama').fill('Pan preferido');
	await screen.getByLabelText('¿Para qué?').fill('Avisar cuando hay');
	await screen.getByLabelText('Qué se escribe').selectOptions('choice');
	await screen.getByRole('button', { name: 'Añadir opción' }).click();
	await screen.getByRole('textbox', { name: 'Opción 1' }).fill('Centeno');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText('Pon al menos dos opciones.')).toBeVisible();
	await screen.getByRole('button', { name: 'Añadir opción' }).click();
	await screen.getByRole('textbox', { name: 'Opción 2' }).fill('Espelta');
	await screen.getByRole('button', { name: 'Persona' }).click();
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect
		.poll(async () => (await services.engine.cardFields()).custom)
		.toEqual([
			{
				slug: 'pan-preferido',
				name: 'x-pan-preferido',
				label: { es: 'Pan preferido' },
				purpose: { es: 'Avisar cuando hay' },
				type: 'choice',
				section: 'core',
				of: ['person'],
				options: [
					{ value: expect.any(String) as string, label: { es: 'Centeno' } },
					{ value: expect.any(String) as string, label: { es: 'Espelta' } }
				],
				archived: false
			}
		]);
	await expect.element(screen.getByText('Avisar cuando hay')).toBeVisible();
});

test('a field of everybody is hidden by one tap, and shown by another', async () => {
	const { services, screen } = await open();
	const title = screen.getByRole('switch', { name: 'Cargo' });
	await title.click();
	await expect.poll(async () => (await services.engine.cardFields()).hidden).toEqual(['jobTitle']);
	await expect.element(title).not.toBeChecked();
	await title.click();
	await expect.poll(async () => (await services.engine.cardFields()).hidden).toEqual([]);
});

test('who may change nothing reads what each field is for', async () => {
	const { screen } = await open({ editable: false, hidden: ['sex'] });
	await expect.element(screen.getByText('Tratamiento y segmentos')).toBeVisible();
	expect(screen.getByRole('button', { name: 'Añadir un campo' }).query()).toBeNull();
	expect(screen.getByRole('switch').query()).toBeNull();
});

test('an option that was taken away leaves its value to nobody: what stands on cards stays what it was', () => {
	const form = new FieldForm(null, []);
	form.addOption();
	form.addOption();
	const [first = '', second = ''] = form.options.map(({ value }) => value);
	form.removeOption(second);
	form.addOption();
	const values = form.options.map(({ value }) => value);
	expect(values[0]).toBe(first);
	expect(values).not.toContain(second);
});

test('a field is set apart for the roles that are chosen, and for none by itself', async () => {
	const roles = [
		{ slug: 'administrator', name: { es: 'Administración' }, administers: true, sections: {} },
		{ slug: 'rep', name: { es: 'Comercial' }, administers: false, sections: {} }
	];
	const { services, screen } = await open({ roles });
	const saved: unknown[] = [];
	const save = services.engine.saveField.bind(services.engine);
	services.engine.saveField = (order) => {
		saved.push(order);
		return save(order);
	};
	await screen.getByRole('button', { name: 'Añadir un campo' }).click();
	await screen.getByLabelText('Cómo se llama').fill('Alergias');
	await screen.getByLabelText('¿Para qué?').fill('No ofrecer lo que no puede comer');
	await screen.getByLabelText('Dónde está').selectOptions('apart');
	await screen.getByLabelText('Administración').selectOptions('none');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText(/Elige al menos un puesto que lo cambie/)).toBeVisible();
	await screen.getByLabelText('Comercial').selectOptions('write');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect
		.poll(() => saved)
		.toMatchObject([
			{ slug: 'alergias', section: 'apart', readers: { administrator: 'none', rep: 'write' } }
		]);
	await expect.element(screen.getByRole('heading', { name: 'Datos aparte' })).toBeVisible();
});

const often = Object.fromEntries(
	Object.values(SHIPPED_FIELDS).flatMap((fields) =>
		Object.keys(fields).map((field) => [field, 900] as const)
	)
);
const nothing: FieldCounts = { cards: 1000, filled: often, unread: [], uses: {}, young: [] };
const UNUSED = 'Campos que quizá sobran';

test('what hardly anybody fills in is listed with how many do, and hidden by one tap', async () => {
	const filled = { ...often, jobTitle: 0, honorific: 3, iban: 0 };
	const { services, screen } = await open({}, { ...nothing, filled, unread: ['billing'] });
	const panel = screen.getByRole('region', { name: UNUSED });
	await expect.element(panel.getByText(/1\s?% de las 1000 fichas/)).toBeVisible();
	const rows = panel.getByRole('listitem');
	await expect.element(rows.nth(0)).toHaveTextContent(/Cargo.*En ninguna ficha/);
	await expect.element(rows.nth(1)).toHaveTextContent(/Tratamiento.*En 3 fichas/);
	// Of what one may not read nothing is known.
	expect(rows.elements()).toHaveLength(2);
	await panel.getByRole('button', { name: 'Ocultar Cargo' }).click();
	await expect.poll(async () => (await services.engine.cardFields()).hidden).toEqual(['jobTitle']);
	await expect.element(screen.getByRole('switch', { name: 'Cargo' })).not.toBeChecked();
	await expect.poll(() => rows.elements()).toHaveLength(1);
});

test('a field is not kept while what it is called is missing, and whoever saves is led there', async () => {
	const { screen } = await open();
	await screen.getByRole('button', { name: 'Añadir un campo' }).click();
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByLabelText('Cómo se llama')).toHaveFocus();
});

test('whoever hides a field goes on with the next one, and after the last one at the top', async () => {
	const filled = { ...often, jobTitle: 0, honorific: 3, sex: 4 };
	const { services, screen } = await open({}, { ...nothing, filled });
	const panel = screen.getByRole('region', { name: UNUSED });
	const hide = (name: string) => panel.getByRole('button', { name: `Ocultar ${name}` });
	await hide('Tratamiento').click();
	await expect.element(hide('Sexo')).toHaveFocus();
	await hide('Sexo').click();
	await expect.element(hide('Cargo')).toHaveFocus();
	await hide('Cargo').click();
	await expect.element(screen.getByRole('heading', { level: 1 })).toHaveFocus();
	await screen.getByRole('button', { name: 'Deshacer' }).last().click();
	await expect
		.poll(async () => (await services.engine.cardFields()).hidden)
		.toEqual(['honorific', 'sex']);
});

test('what nothing has used for 90 days is listed too, with what uses the others', async () => {
	const segment = { by: 'segment', name: 'Cumpleaños' } as const;
	const fair = { by: 'contest', name: 'Sorteo horno', until: Date.UTC(2026, 9, 3, 12) } as const;
	const used = Object.fromEntries(Object.keys(often).map((field) => [field, [segment]]));
	const uses: FieldCounts['uses'] = {
		...used,
		sex: [],
		jobTitle: [segment, fair],
		phones: [],
		iban: []
	};
	const { screen } = await open({}, { ...nothing, filled: { ...often, jobTitle: 2 }, uses });
	const panel = screen.getByRole('region', { name: UNUSED });
	const rows = panel.getByRole('listitem');
	await expect
		.element(rows.nth(0))
		.toHaveTextContent(
			/Cargo.*En 2 fichas.*Segmentos: Cumpleaños · Formularios: Sorteo horno \(hasta el 3 oct 2026\)/
		);
	await expect.element(rows.nth(1)).toHaveTextContent(/Sexo.*En 900 fichas/);
	await expect.element(panel.getByText('Ningún segmento ni formulario en 90 días.')).toBeVisible();
	expect(rows.elements()).toHaveLength(2);
});

test('where nothing rests on any field, and of what was just added, nothing is said', async () => {
	const { services, screen } = await open({}, { ...nothing, young: ['x-pan'] });
	await services.engine.saveField({
		slug: 'pan',
		label: { es: 'Pan preferido' },
		purpose: { es: 'Avisar' },
		type: 'text',
		section: 'core',
		of: [],
		options: [],
		archived: false
	});
	await expect.element(screen.getByText('Pan preferido')).toBeVisible();
	expect(screen.getByRole('region', { name: UNUSED }).query()).toBeNull();
});

test('of a handful of cards nothing is said', async () => {
	const { screen } = await open({}, { ...nothing, cards: 12, filled: {} });
	await expect.element(screen.getByRole('switch', { name: 'Cargo' })).toBeVisible();
	expect(screen.getByRole('region', { name: UNUSED }).query()).toBeNull();
});

test('what was begun of a field is there again when its sheet is opened anew, until it is saved', async () => {
	const { services, screen } = await open();
	const add = screen.getByRole('button', { name: 'Añadir un campo' });
	await add.click();
	await screen.getByLabelText('Cómo se llama').fill('Pan preferido');
	await screen.getByLabelText('Qué se escribe').selectOptions('number');
	await screen.getByRole('button', { name: 'Cerrar' }).click();
	await add.click();
	await expect.element(screen.getByLabelText('Cómo se llama')).toHaveValue('Pan preferido');
	await expect.element(screen.getByLabelText('Qué se escribe')).toHaveValue('number');
	await screen.getByLabelText('¿Para qué?').fill('Avisar cuando hay');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.poll(async () => (await services.engine.cardFields()).custom).toHaveLength(1);
	await expect.poll(() => services.drafts.keys()).toEqual([]);
	await add.click();
	await expect.element(screen.getByLabelText('Cómo se llama')).toHaveValue('');
});

test('words of a field that somebody has changed meanwhile are not brought back over it', () => {
	const former = {
		slug: 'oven',
		label: { es: 'Horno' },
		purpose: { es: 'Avisos' },
		type: 'text',
		section: 'core',
		of: [],
		options: [],
		archived: false
	} as const;
	const before = new FieldForm(former, []);
	before.label = { es: 'Horno de leña' };
	const kept = before.draft();
	const same = new FieldForm(former, []);
	same.take(kept);
	expect(same.label).toEqual({ es: 'Horno de leña' });
	const changed = new FieldForm({ ...former, purpose: { es: 'Otra cosa' } }, []);
	changed.take(kept);
	expect(changed.label).toEqual({ es: 'Horno' });
});
