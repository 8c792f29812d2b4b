import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { OpenConflict } from '$lib/app/engine-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import ConflictInbox from './ConflictInbox.svelte';

/** Whatever the clock says: what was written some hours before noon was written today. */
const world = fakeWorld(new Date().setHours(12, 0, 0, 0), 10);
const docId = world.conflicts[0]!.docId;
const path = 'phones/p1/number';
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function openPhone() {
	const services = fakeServices({ world });
	const screen = await render(
		ConflictInbox,
		{},
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await screen.getByRole('button', { name: /María del Carmen/ }).click();
	await expect.element(screen.getByRole('dialog')).toBeVisible();
	return { services, screen };
}

test('all values are shown, with who wrote them and when; the one in use is chosen', async () => {
	const { screen } = await openPhone();
	await expect.element(screen.getByRole('radio', { name: /654 12 09 87 Tú · hoy/ })).toBeChecked();
	await expect
		.element(screen.getByRole('radio', { name: /611 90 83 44 Luis · hoy/ }))
		.toBeVisible();
});

test('the value that was chosen settles it, and it leaves the inbox', async () => {
	const { services, screen } = await openPhone();
	await screen.getByRole('radio', { name: /Luis/ }).click();
	await screen.getByRole('button', { name: 'Usar este' }).click();
	await expect
		.element(screen.getByRole('button', { name: /María del Carmen/ }))
		.not.toBeInTheDocument();
	expect(services.engine.resolved).toEqual([{ docId, path, value: '+34611908344' }]);
});

test('a choice can be taken back, and both values wait again', async () => {
	const { services, screen } = await openPhone();
	await screen.getByRole('radio', { name: /Luis/ }).click();
	await screen.getByRole('button', { name: 'Usar este' }).click();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect
		.poll(() => services.engine.reopened)
		.toEqual([{ conflict: world.conflicts[0], settledWith: '+34611908344' }]);
	await expect.element(screen.getByRole('button', { name: /María del Carmen/ })).toBeVisible();
});

test('a third value can be typed, however it is written', async () => {
	const { services, screen } = await openPhone();
	await screen.getByRole('button', { name: 'Otro…' }).click();
	await screen.getByRole('textbox', { name: 'Móvil' }).fill('+34 600 11 22 33');
	await screen.getByRole('button', { name: 'Usar este' }).click();
	await expect
		.poll(() => services.engine.resolved)
		.toEqual([{ docId, path, value: '+34600112233' }]);
});

test('what was settled stays at hand with who chose it, and can still be taken back', async () => {
	const { services, screen } = await openPhone();
	await screen.getByRole('radio', { name: /Luis/ }).click();
	await screen.getByRole('button', { name: 'Usar este' }).click();
	const settled = screen.getByRole('region', { name: 'Decidido hace poco' });
	await expect.element(settled.getByText('611 90 83 44')).toBeVisible();
	await expect.element(settled.getByText(/^Tú · hoy/)).toBeVisible();
	await expect.element(settled.getByText(/Había también: .*654 12 09 87/)).toBeVisible();

	await settled.getByRole('button', { name: 'Volver a decidir: Móvil' }).click();
	await expect
		.poll(() => services.engine.reopened)
		.toEqual([{ conflict: world.conflicts[0], settledWith: '+34654120987' }]);
	await expect.element(screen.getByRole('button', { name: /María del Carmen/ })).toBeVisible();
});

test('what one may not edit is told without a way to take it back', async () => {
	const [conflict] = world.conflicts;
	const choice = conflict!.values[1]!;
	const services = fakeServices({
		world: { settled: [{ conflict: conflict!, choice, editable: false }] }
	});
	const screen = await render(
		ConflictInbox,
		{},
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByText(/^Luis · hoy/)).toBeVisible();
	expect(screen.getByRole('button', { name: /Volver a decidir/ }).elements()).toEqual([]);
});

test('with nothing to settle it says so', async () => {
	const services = fakeServices();
	const screen = await render(
		ConflictInbox,
		{},
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByText('Nada por decidir')).toBeVisible();
});

test('who only reads a datum sees its values, by the names of who they are, and chooses none', async () => {
	const [first] = world.conflicts;
	if (first === undefined) throw new Error('no conflict');
	const assigned: OpenConflict = {
		...first,
		docId: `${first.docId}:assignment`,
		path: 'owner',
		readOnly: true,
		values: first.values.map((value, i) => ({ ...value, value: `u${i}`, name: `Persona ${i}` }))
	};
	const services = fakeServices({ world: { ...world, conflicts: [assigned] } });
	const wrapperProps = { services, locale };
	const screen = await render(ConflictInbox, {}, { wrapper: Stage, wrapperProps });
	await screen.getByRole('button', { name: /A cargo de/ }).click();
	const sheet = screen.getByRole('dialog');
	await expect.element(sheet.getByText('Persona 1')).toBeVisible();
	await expect.element(sheet.getByText(/Quien puede cambiar este dato decide/)).toBeVisible();
	expect(sheet.getByRole('radio').query()).toBeNull();
	expect(sheet.getByRole('button', { name: 'Usar este' }).query()).toBeNull();
});

test('what is no text that is typed offers the values that there are, and no other', async () => {
	const [first] = world.conflicts;
	if (first === undefined) throw new Error('no conflict');
	const values = first.values.map((value, i) => ({
		...value,
		value: i === 0 ? 'conversion' : 'oportunidad'
	}));
	const services = fakeServices({
		world: { ...world, conflicts: [{ ...first, path: 'stage', values }] }
	});
	const wrapperProps = { services, locale };
	const screen = await render(ConflictInbox, {}, { wrapper: Stage, wrapperProps });
	await screen.getByRole('button', { name: /Conversión/ }).click();
	await expect.element(screen.getByRole('button', { name: 'Usar este' })).toBeVisible();
	expect(screen.getByRole('button', { name: 'Otro…' }).query()).toBeNull();
});

test('what others decide stands apart, and is not counted as something to do', async () => {
	const [first, second] = world.conflicts;
	const conflicts = [{ ...first!, readOnly: true as const }, second!];
	const services = fakeServices({ world: { ...world, conflicts } });
	const wrapperProps = { services, locale };
	const screen = await render(ConflictInbox, {}, { wrapper: Stage, wrapperProps });
	await expect.element(screen.getByText(/^Un dato se cambió/)).toBeVisible();
	const others = screen.getByRole('region', { name: 'Deciden otras personas' });
	await expect.element(others.getByRole('button', { name: /María del Carmen/ })).toBeVisible();
	expect(others.getByRole('button').elements()).toHaveLength(1);
	await others.getByRole('button').click();
	await expect.element(screen.getByText(/Quien puede cambiar este dato decide/)).toBeVisible();
});

test('whoever has nothing to decide is told so, beside what others decide', async () => {
	const conflicts = world.conflicts.map((each) => ({ ...each, readOnly: true as const }));
	const services = fakeServices({ world: { ...world, conflicts } });
	const wrapperProps = { services, locale };
	const screen = await render(ConflictInbox, {}, { wrapper: Stage, wrapperProps });
	await expect.element(screen.getByText('Nada por decidir')).toBeVisible();
	await expect.element(screen.getByText(/Puedes ver estos 2 datos/)).toBeVisible();
});
