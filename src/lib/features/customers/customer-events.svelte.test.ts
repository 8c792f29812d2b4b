import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { CardRights, CustomerCard as Card } from '$lib/app/engine-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices, type FakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import { createMemorySideStore } from '../../store/memory-side-store.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import CustomerCard from './CustomerCard.svelte';

const world = fakeWorld(Date.now(), 3);
const someone = world.cards[0]!;
const all: CardRights = {
	activity: 'write',
	task: 'write',
	complaint: 'write',
	purchase: 'write',
	consent: 'read',
	link: 'none',
	notes: 'none',
	commercial: 'none',
	billing: 'none',
	apart: 'none'
};
const call = {
	_id: `task:${someone.cid}:01JA0000000000000000000009`,
	schema: 1,
	by: 'ana',
	at: '2026-11-01T09:00:00Z',
	owner: 'ana',
	ownerName: 'Ana Prieto',
	title: 'Llamar por el horno'
};
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

function deviceWith(card: Partial<Card>, side = createMemorySideStore()): FakeServices {
	const cards = [{ ...someone, rights: all, self: 'ana', ...card }];
	return fakeServices({ world: { ...world, cards }, side });
}

async function show(services: FakeServices, section: 'activity' | 'tasks' | 'purchases') {
	const props = { cid: someone.cid, onback: vi.fn(), onconflict: vi.fn(), section };
	const screen = await render(
		CustomerCard,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
	return screen;
}

test('a contact is noted in two taps and a few words, and can be taken back', async () => {
	const services = deviceWith({});
	const screen = await show(services, 'activity');
	await screen.getByRole('button', { name: 'Anotar' }).click();
	await screen.getByRole('radio', { name: 'Visita' }).click({ force: true });
	await screen.getByLabelText('Qué se habló').fill('Quiere otra tarifa');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.poll(() => services.engine.noted).toHaveLength(1);
	expect(services.engine.noted[0]).toMatchObject({
		kind: 'activity',
		cid: someone.cid,
		values: { channel: 'visit', summary: 'Quiere otra tarifa' }
	});
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	const [noted] = services.engine.noted;
	expect(services.engine.changed).toEqual([
		{
			docId: `activity:${someone.cid}:${noted?.ulid ?? ''}`,
			edits: [{ op: 'set', path: 'archived', value: true }]
		}
	]);
});

test('of many tasks the first to do show; whoever asks for all goes on with the next one', async () => {
	const tasks = Array.from({ length: 200 }, (_, i) => {
		const due = new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
		return { ...call, _id: `${call._id.slice(0, -3)}${100 + i}`, title: `Tarea ${i}`, due };
	});
	const screen = await show(deviceWith({ tasks: tasks.toReversed() }), 'tasks');
	const rows = screen.getByRole('button', { name: /Tarea \d/ });
	expect(rows.elements()).toHaveLength(10);
	await expect.element(screen.getByText('Tarea 0', { exact: true })).toBeVisible();
	await screen.getByRole('button', { name: 'Ver todo (200)' }).click();
	await expect.element(rows.nth(10)).toHaveFocus();
	await expect.poll(() => rows.elements()).toHaveLength(200);
});

test('what was typed of a note outlives the sheet, under the same id', async () => {
	const side = createMemorySideStore();
	const before = await show(deviceWith({}, side), 'tasks');
	await before.getByRole('button', { name: 'Tarea', exact: true }).click();
	await before.getByLabelText('Qué hay que hacer').fill('Mandar el catálogo');
	await before.getByRole('button', { name: 'Cerrar' }).first().click();
	await before.unmount();

	const services = deviceWith({}, side);
	const after = await show(services, 'tasks');
	await after.getByRole('button', { name: 'Tarea', exact: true }).click();
	await expect.element(after.getByLabelText('Qué hay que hacer')).toHaveValue('Mandar el catálogo');
	await after.getByLabelText('Para qué día').fill('2026-11-30');
	await after.getByRole('button', { name: 'Guardar' }).click();
	await expect.poll(() => services.engine.noted).toHaveLength(1);
	expect(services.engine.noted[0]?.values).toEqual({
		title: 'Mandar el catálogo',
		due: '2026-11-30',
		owner: 'ana'
	});
});

test('what is missing or is no amount is said at its field, and nothing is saved', async () => {
	const services = deviceWith({});
	const screen = await show(services, 'purchases');
	await screen.getByRole('button', { name: 'Compra' }).click();
	await screen.getByLabelText(/^Importe/).fill('muchísimo');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText(/Producto: falta/)).toBeVisible();
	await expect.element(screen.getByText(/Importe: no parece una cantidad/)).toBeVisible();
	expect(services.engine.noted).toEqual([]);

	await screen.getByLabelText(/^Producto/).fill('Levadura');
	await screen.getByLabelText(/^Importe/).fill('1.234,5');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.poll(() => services.engine.noted[0]?.values).toMatchObject({ amount: 123_450 });
});

test('a task is finished with what came of it, and can be taken up again', async () => {
	const services = deviceWith({ tasks: [call] });
	const screen = await show(services, 'tasks');
	await screen.getByRole('button', { name: 'Terminar: Llamar por el horno' }).click();
	await screen.getByRole('button', { name: 'No contesta' }).click();
	await expect.poll(() => services.engine.changed).toHaveLength(1);
	expect(services.engine.changed[0]).toMatchObject({
		docId: call._id,
		edits: [{ path: 'done' }, { path: 'outcome', value: 'no-answer' }]
	});
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect
		.poll(() => services.engine.changed.at(-1)?.edits)
		.toEqual([
			{ op: 'set', path: 'done', value: null },
			{ op: 'set', path: 'outcome', value: null }
		]);
});

test('a part of the card that one may not read is not there, and one that one may only read offers nothing', async () => {
	const rights = { ...all, activity: 'read', task: 'none', complaint: 'none' } as const;
	const screen = await show(deviceWith({ rights }), 'activity');
	await expect.element(screen.getByRole('tab', { name: 'Actividad' })).toBeVisible();
	expect(screen.getByRole('tab', { name: 'Tareas' }).elements()).toEqual([]);
	expect(screen.getByRole('button', { name: 'Anotar' }).elements()).toEqual([]);
});

test('one timeline tells of all that happened, the newest first', async () => {
	const purchase = {
		_id: `purchase:${someone.cid}:01JA0000000000000000000001`,
		schema: 1,
		by: 'ana',
		at: '2026-10-03T09:00:00Z',
		product: 'Levadura',
		amount: 1250,
		currency: 'EUR'
	};
	const complaint = {
		...call,
		_id: `complaint:${someone.cid}:01JA0000000000000000000002`,
		at: '2026-10-02T09:00:00Z',
		summary: 'Llegó roto',
		resolved: '2026-10-05T09:00:00Z',
		resolution: 'Se cambió'
	};
	const stageChanges = [
		{
			id: 's1',
			from: 'oportunidad',
			stage: 'conversion',
			at: '2026-10-04T09:00:00Z',
			byName: 'Ana Prieto'
		}
	];
	const tasks = [{ ...call, done: '2026-10-01T09:00:00Z', outcome: 'Le gusta' }];
	const happened = { purchases: [purchase], complaints: [complaint], tasks, stageChanges };
	const screen = await show(deviceWith({ activities: [], ...happened }), 'activity');
	await expect.element(screen.getByText('Ver todo')).not.toBeInTheDocument();
	const told = screen.getByRole('tabpanel').getByRole('listitem');
	await expect.element(told.first()).toBeVisible();
	expect(told.elements().map((each) => each.querySelector('p')?.textContent)).toEqual([
		'Reclamación resuelta: Se cambió',
		'Etapa: Oportunidad → Conversión',
		'Compra: Levadura, 12,50\u00a0€',
		'Reclamación: Llegó roto',
		'Tarea hecha: Llamar por el horno → Le gusta'
	]);
});

test('whoever has bought and is still a prospect is moved on with one tap', async () => {
	const core = { ...someone.core, stage: 'prospeccion' };
	const purchases = [
		{
			_id: `purchase:${someone.cid}:01JA0000000000000000000001`,
			schema: 1,
			by: 'ana',
			at: '2026-10-03T09:00:00Z',
			product: 'Levadura',
			amount: 1250,
			currency: 'EUR'
		}
	];
	const services = deviceWith({ core, purchases });
	const screen = await show(services, 'activity');
	await screen.getByRole('button', { name: 'Pasar a Conversión' }).click();
	await expect
		.poll(() => services.engine.edits[0]?.edits[0])
		.toEqual({ op: 'set', path: 'stage', value: 'conversion' });
	await expect.element(screen.getByText('Ya ha comprado.')).not.toBeInTheDocument();
});
