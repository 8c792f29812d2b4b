import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { ComplaintReport } from '$lib/app/complaints-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { noComplaints } from '../../../../tests/builders/fake-engine.ts';
import { fakeServices, type FakeServices } from '../../../../tests/builders/fake-services.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import ComplaintTimesScreen from './ComplaintTimesScreen.svelte';

const HOUR = 3_600_000;
const some: ComplaintReport = {
	came: 8,
	customers: 3,
	open: 3,
	overdue: 1,
	resolved: 5,
	half: 48 * HOUR,
	most: 216 * HOUR,
	dated: 4,
	inTime: 3,
	owners: [
		{ owner: 'u1', name: 'Ana Prieto', open: 2, overdue: 1, resolved: 0, half: null, most: null },
		{ owner: 'u2', name: '', open: 1, overdue: 0, resolved: 5, half: 48 * HOUR, most: 216 * HOUR }
	],
	months: [
		{ month: '2026-10', came: 2, open: 0, half: 48 * HOUR, most: 48 * HOUR },
		{ month: '2026-11', came: 6, open: 3, half: null, most: null }
	]
};
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

function open(complaints: ComplaintReport | null) {
	const services: FakeServices = fakeServices({ world: { complaints } });
	const wrapperProps = { services, locale };
	return render(ComplaintTimesScreen, {}, { wrapper: Stage, wrapperProps }).then((screen) => ({
		screen,
		services
	}));
}

test('says in words how long complaints take, how many are open, and who has them', async () => {
	const { screen } = await open(some);
	await expect.element(screen.getByText('La mitad se resuelve en 2 días').first()).toBeVisible();
	await expect.element(screen.getByText('Nueve de cada diez, en 9 días')).toBeVisible();
	await expect.element(screen.getByText('Llegaron 8', { exact: true })).toBeVisible();
	await expect.element(screen.getByText('de 3 clientes', { exact: true })).toBeVisible();
	await expect.element(screen.getByText(/^3 de 4 con fecha, a tiempo \(75\s%\)$/)).toBeVisible();
	const [ana, other] = screen.getByRole('listitem').filter({ hasText: 'abierta' }).all();
	await expect
		.element(ana ?? screen.container)
		.toHaveTextContent(/Ana Prieto 2 abiertas 1 con retraso/);
	await expect
		.element(other ?? screen.container)
		.toHaveTextContent(/Alguien 1 abierta 5 resueltas/);
});

test('has each chart as a table, without the months in which none was resolved', async () => {
	const { screen } = await open(some);
	const came = screen.getByRole('table', { name: 'Por mes de llegada', exact: true });
	await expect.element(came.getByRole('row', { name: 'nov 26' })).toHaveTextContent(/^nov 26\s*6$/);
	const times = screen.getByRole('table', { name: /Lo que tarda la mitad/ });
	await expect
		.element(times.getByRole('row', { name: 'oct 26' }))
		.toHaveTextContent(/^oct 26\s*2 días$/);
	expect(times.getByRole('row', { name: 'nov 26' }).query()).toBeNull();
});

test('asks again for another period, where one is', async () => {
	const { screen, services } = await open(some);
	await screen.getByRole('radio', { name: '12 meses' }).click();
	await expect.element(screen.getByText('En 12 meses', { exact: true })).toBeVisible();
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	expect(services.engine.complaintsAsked).toEqual([
		{ period: 'days30', timeZone },
		{ period: 'months12', timeZone }
	]);
});

test('a single one is no half, and what was quick took less than an hour', async () => {
	const { screen } = await open({ ...some, resolved: 1, half: 60_000, most: 60_000, owners: [] });
	await expect.element(screen.getByText('Se resolvió en menos de una hora')).toBeVisible();
	expect(screen.getByText('Nueve de cada diez, en menos de una hora').query()).toBeNull();
});

test('with nothing to count it says where complaints come from', async () => {
	const { screen } = await open(noComplaints);
	await expect
		.element(screen.getByRole('heading', { name: 'Ninguna reclamación en 12 meses' }))
		.toBeVisible();
	expect(screen.getByRole('radio').query()).toBeNull();
});

test('who may read no complaints is told so, and shown no empty figures', async () => {
	const { screen } = await open(null);
	await expect
		.element(screen.getByRole('heading', { name: 'Las reclamaciones no están a tu alcance' }))
		.toBeVisible();
	expect(screen.getByText(/Ninguna reclamación/).query()).toBeNull();
});
