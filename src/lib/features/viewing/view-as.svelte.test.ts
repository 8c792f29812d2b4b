import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { CardAs, CustomersAs, ReasonAs, SectionAs } from '$lib/app/view-as-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { toRow } from '$lib/app/customer-list.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import { aSummary } from '../../../../tests/builders/summary.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import SeenCard from './SeenCard.svelte';
import SeenCustomers from './SeenCustomers.svelte';
import ViewablePeople from './ViewablePeople.svelte';

const world = fakeWorld(Date.now(), 1);
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

const ana = { uid: 'ana', name: 'Ana Prado', mine: false };
const viewable = { allowed: true, people: [ana, { uid: 'marta', name: 'Marta', mine: true }] };
const rep = { es: 'Comercial' };
const rows = (
	[
		['c1', 'Carmen', 'owner'],
		['c2', 'Diego', 'territory'],
		['c3', 'Lola', '']
	] as const
).map(([cid, name, because]) => ({
	row: toRow(aSummary({ cid, name }), 'server'),
	archived: false,
	because
}));
const customers: CustomersAs = {
	kind: 'ok',
	person: {
		name: 'Ana Prado',
		signsIn: true,
		roles: [rep],
		teams: [],
		territories: ['Norte', 'Costa']
	},
	count: 1234,
	rules: [
		{ because: 'owner', count: 34 },
		{ because: 'territory', count: 1200 }
	],
	missing: 0,
	unseen: 1,
	total: 0,
	rows
};

const byTerritory: ReasonAs = { allowed: true, because: 'territory', role: rep, by: 'Norte' };
const no = (because: string): ReasonAs => ({ allowed: false, because, role: rep, by: '' });

function section(values: Partial<SectionAs>): SectionAs {
	const rights = { reads: byTerritory, edits: byTerritory, history: byTerritory };
	return { section: 'core', ...rights, fields: [], documents: 0, seen: 0, ...values };
}

const card: CardAs = {
	kind: 'ok',
	name: 'Ana Prado',
	customer: 'Carmen',
	sections: [
		section({ fields: [{ field: 'birthDate', denied: ['edit'] }], documents: 1, seen: 1 }),
		section({ section: 'commercial', edits: no('section-read-only') }),
		section({ section: 'billing', reads: no('section-none'), edits: no('section-none') }),
		section({ section: 'link', documents: 2, seen: 1 })
	],
	acts: { assign: no('needs-assign'), merge: byTerritory, erase: no('needs-erase') }
};

async function show(
	Screen: Parameters<typeof render>[0],
	props: Readonly<Record<string, string>>,
	values: Partial<typeof world> = {}
) {
	const services = fakeServices({ world: { ...world, viewable, ...values } });
	const screen = await render(
		Screen,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	return { screen, services };
}

test('whoever may look chooses a colleague; others are told that they may not', async () => {
	const { screen } = await show(ViewablePeople, {});
	const link = screen.getByRole('link', { name: /Ver como Ana Prado/ });
	await expect.element(link).toHaveAttribute('href', '/more/people/ana');
	await expect.element(screen.getByText(/queda registrado/)).toBeVisible();
	await screen.unmount();
	const { screen: other } = await show(
		ViewablePeople,
		{},
		{ viewable: { allowed: false, people: [] } }
	);
	await expect.element(other.getByText(/quien administra Ficha o reparte clientes/)).toBeVisible();
});

test('whom a colleague sees is told with the count and the rule, found by name, and beside it whom not', async () => {
	const { screen } = await show(SeenCustomers, { uid: 'ana' }, { customersAs: customers });
	await expect.element(screen.getByRole('heading', { name: 'Ver como Ana Prado' })).toBeVisible();
	await expect.element(screen.getByText(/^1\.?234$/)).toBeVisible();
	await expect.element(screen.getByText(/Es de su zona: 1\.?200/)).toBeVisible();
	await expect.element(screen.getByText('Norte y Costa')).toBeVisible();
	const list = screen.getByRole('list', { name: 'Clientes' });
	await expect.element(list).toHaveTextContent(/Carmen.*La lleva.*Diego.*Es de su zona/);
	await screen.getByRole('searchbox').fill('die');
	await expect.element(list).not.toHaveTextContent(/Carmen/);
	await screen.getByRole('searchbox').fill('');
	await screen.getByRole('radio', { name: 'No los ve (1)' }).click();
	await expect.element(list).toHaveTextContent(/Lola/);
	await expect.element(list).not.toHaveTextContent(/Diego/);
});

test('without a network it says so, and can be asked again', async () => {
	const { screen, services } = await show(SeenCustomers, { uid: 'ana' });
	await expect.element(screen.getByText(/hace falta conexión/)).toBeVisible();
	services.engine.become({ customersAs: customers });
	await screen.getByRole('button', { name: 'Probar otra vez' }).click();
	await expect.element(screen.getByRole('list', { name: 'Clientes' })).toBeVisible();
});

test('of a customer each section is told, with why, single fields and documents', async () => {
	const { screen } = await show(SeenCard, { uid: 'ana', cid: 'c1' }, { cardAs: card });
	await expect.element(screen.getByText('Ana Prado ve esta ficha')).toBeVisible();
	await expect
		.element(screen.getByText('Es de su zona Norte · puesto «Comercial»').first())
		.toBeVisible();
	const row = (title: string) => screen.getByRole('listitem').filter({ hasText: title });
	await expect
		.element(row('La ficha'))
		.toHaveTextContent(/Lo lee y lo cambia.*no puede cambiar: Nacimiento/);
	await expect
		.element(row('Condiciones'))
		.toHaveTextContent(/Solo lo lee.*El puesto «Comercial» solo deja leerlo/);
	await expect
		.element(row('Facturación'))
		.toHaveTextContent(/No lo ve.*El puesto «Comercial» no lo incluye/);
	await expect.element(row('Relaciones')).toHaveTextContent(/2 documentos: ve 1/);
	await expect
		.element(row('Repartirlo'))
		.toHaveTextContent(/No puede.*El puesto «Comercial» no reparte clientes/);
	await expect.element(row('Unirlo')).toHaveTextContent(/Puede/);
});

test('a customer whom a colleague does not see is told with the reason', async () => {
	const hidden = section({
		reads: no('not-assigned'),
		edits: no('not-assigned'),
		history: no('not-assigned')
	});
	const { screen } = await show(
		SeenCard,
		{ uid: 'ana', cid: 'c1' },
		{ cardAs: { ...card, sections: [hidden] } }
	);
	await expect.element(screen.getByText('Ana Prado no ve esta ficha')).toBeVisible();
	await expect.element(screen.getByText(/ni es de sus equipos o zonas/).first()).toBeVisible();
});
