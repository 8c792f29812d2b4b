import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices, type FakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import { createMemorySideStore } from '../../store/memory-side-store.ts';
import LinkPanel from './LinkPanel.svelte';
import LinkSheet from './LinkSheet.svelte';
import NewCustomer from './NewCustomer.svelte';

const world = fakeWorld(Date.now(), 5);
const [someone, other] = [world.cards[0]!, world.cards[1]!];
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function show(services: FakeServices) {
	const props = { onclose: vi.fn(), onback: vi.fn() };
	const screen = await render(
		NewCustomer,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByLabelText('Apellidos')).toBeVisible();
	return { screen, props };
}

test('a company is added with its name and number, and its card is opened', async () => {
	const services = fakeServices({ world });
	const { screen, props } = await show(services);
	await screen.getByRole('radio', { name: 'Empresa' }).click({ force: true });
	await screen.getByRole('textbox', { name: 'Empresa' }).fill('Obrador Luna');
	await screen.getByRole('textbox', { name: 'Teléfono' }).fill('611 908 344');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.poll(() => services.engine.created).toHaveLength(1);
	const [made] = services.engine.created;
	expect(made).toMatchObject({
		type: 'company',
		edits: [
			{ op: 'set', path: 'companyName', value: 'Obrador Luna' },
			{ op: 'add', list: 'phones', values: { kind: 'mobile', number: '+34611908344' } }
		]
	});
	await expect.poll(() => props.onclose.mock.calls).toEqual([[made?.cid]]);
});

test('nobody is added without a name, a number or an address to be found by', async () => {
	const services = fakeServices({ world });
	const { screen } = await show(services);
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByRole('alert')).toHaveTextContent(/Falta un nombre/);
	expect(services.engine.created).toEqual([]);
});

test('what was typed is there again, under the same id, until it is saved', async () => {
	const side = createMemorySideStore();
	const first = await show(fakeServices({ world, side }));
	await first.screen.getByRole('radio', { name: 'Proveedor' }).click({ force: true });
	await first.screen.getByLabelText('Apellidos').fill('Iturralde');
	await first.screen.unmount();
	const services = fakeServices({ world, side });
	const again = await show(services);
	await expect.element(again.screen.getByLabelText('Apellidos')).toHaveValue('Iturralde');
	await again.screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.poll(() => services.engine.created).toMatchObject([{ type: 'supplier' }]);
	await again.screen.unmount();
	const last = await show(fakeServices({ world, side }));
	await expect.element(last.screen.getByLabelText('Apellidos')).toHaveValue('');
});

test('somebody is linked by searching and choosing, with what they are there', async () => {
	const services = fakeServices({ world });
	const props = { cid: someone.cid, name: 'María', onclose: vi.fn() };
	const screen = await render(
		LinkSheet,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await screen.getByRole('searchbox').fill('omar');
	await screen.getByRole('button', { name: /Omar/ }).click();
	expect(document.activeElement?.textContent).toContain('Omar');
	await screen.getByRole('button', { name: 'Otro', exact: true }).click();
	await expect.element(screen.getByRole('searchbox')).toHaveFocus();
	await screen.getByRole('button', { name: /Omar/ }).click();
	await screen.getByRole('textbox').fill('Tarjeta 4111 1111 1111 1111');
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect.element(screen.getByText(/parece un número de tarjeta/)).toBeVisible();
	expect(services.engine.linked).toEqual([]);
	await screen.getByRole('button', { name: 'Compras' }).click();
	await screen.getByRole('button', { name: 'Guardar' }).click();
	await expect
		.poll(() => services.engine.linked)
		.toMatchObject([{ cid: someone.cid, to: other.cid, role: 'Compras' }]);
	expect(props.onclose).toHaveBeenCalled();
});

test('a link that was begun is there again, whom and as what, under the same id, until it is saved', async () => {
	const side = createMemorySideStore();
	const open = async (services: FakeServices) => {
		const props = { cid: someone.cid, name: 'María', onclose: vi.fn() };
		const wrapperProps = { services, locale };
		return render(LinkSheet, { props }, { wrapper: Stage, wrapperProps });
	};
	const first = await open(fakeServices({ world, side }));
	await first.getByRole('searchbox').fill('omar');
	await first.getByRole('button', { name: /Omar/ }).click();
	await first.getByRole('textbox').fill('Lleva la tienda de Triana');
	await first.getByRole('button', { name: 'Cerrar' }).first().click();
	await first.unmount();

	const services = fakeServices({ world, side });
	const second = await open(services);
	await expect.element(second.getByText(/Omar/)).toBeVisible();
	await expect.element(second.getByRole('textbox')).toHaveValue('Lleva la tienda de Triana');
	await second.getByRole('button', { name: 'Guardar' }).click();
	await expect
		.poll(() => services.engine.linked)
		.toMatchObject([{ to: other.cid, role: 'Lleva la tienda de Triana' }]);
	expect(await services.drafts.keys()).toEqual([]);
	await second.unmount();

	const third = await open(fakeServices({ world, side }));
	await expect.element(third.getByRole('searchbox')).toHaveValue('');
});

test('a search for somebody to link survives a page that dies, and is no draft once it was closed', async () => {
	const side = createMemorySideStore();
	const props = { cid: someone.cid, name: 'María', onclose: vi.fn() };
	const first = fakeServices({ world, side });
	const dying = await render(
		LinkSheet,
		{ props },
		{ wrapper: Stage, wrapperProps: { services: first, locale } }
	);
	await dying.getByRole('searchbox').fill('omar');
	await first.drafts.flush();
	await dying.unmount();

	const services = fakeServices({ world, side });
	const screen = await render(
		LinkSheet,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByRole('searchbox')).toHaveValue('omar');
	await expect.element(screen.getByRole('button', { name: /Omar/ })).toBeVisible();
	await screen.getByRole('button', { name: 'Cerrar' }).first().click();
	await expect.poll(() => services.drafts.keys()).toEqual([]);
});

test('a link that was saved before its page died is not begun again', async () => {
	const side = createMemorySideStore();
	const ulid = '01JA0000000000000000000007';
	const draft = { ulid, search: '', to: other.cid, role: 'Compras' };
	const { drafts } = fakeServices({ side });
	drafts.put(`card/${someone.cid}/+link`, draft);
	await drafts.flush();
	const { rows } = await fakeServices({ world }).engine.customers({
		text: 'omar',
		sort: [],
		offset: 0,
		limit: 1
	});
	const docId = `link:${someone.cid}:${ulid}`;
	const links = { [someone.cid]: [{ docId, row: rows[0]!, role: 'Compras', editable: true }] };
	const services = fakeServices({ world: { ...world, links }, side });
	const props = { cid: someone.cid, name: 'María', onclose: vi.fn() };
	const screen = await render(
		LinkSheet,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.poll(() => services.drafts.keys()).toEqual([]);
	await expect.element(screen.getByRole('searchbox')).toHaveValue('');
});

test('who may only read links sees no way to add one or take one off', async () => {
	const row = (
		await fakeServices({ world }).engine.customers({
			text: 'omar',
			sort: [],
			offset: 0,
			limit: 1
		})
	).rows[0]!;
	const links = {
		[someone.cid]: [{ docId: 'link:1', row, role: 'Compras', editable: false }]
	};
	const services = fakeServices({ world: { ...world, links } });
	const screen = await render(
		LinkPanel,
		{ props: { card: someone, onadd: null } },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByRole('link', { name: /Omar.*Compras/ })).toBeVisible();
	expect(screen.getByRole('button').query()).toBeNull();
});
