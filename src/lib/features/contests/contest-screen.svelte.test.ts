import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { kid, publishable } from '#domain/contests/contest-builders.ts';
import { publishContest } from '#domain/contests/publish-contest.ts';
import type { ContestPage } from '$lib/app/contests-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import { keepContestDraft } from './contest-draft.ts';
import ContestList from './ContestList.svelte';
import ContestScreen from './ContestScreen.svelte';

const at = '2026-11-20T10:00:00.000Z';
const contest = publishContest(publishable({ _id: `contest:${kid}` }), null, { by: 'marta', at });
const rosa = { cid: 'c1', name: 'Rosa Prats', at, byName: 'Ana' };
const page: ContestPage = {
	kid,
	contest,
	rights: { publish: true, rule: true, devices: true, entries: 'all' },
	draw: 'unbegun',
	entries: {
		total: 3,
		counting: 1,
		leftOut: { duplicate: 1, 'under-age': 1 },
		days: [{ day: '2026-11-20', count: 3 }],
		devices: [{ device: 'd1', byName: 'Ana', count: 3 }]
	},
	publications: [{ version: 1, at, byName: 'Marta' }],
	seconds: [
		{
			ulid: 'e2',
			because: ['phone', 'customer'],
			entry: { ...rosa, cid: 'c2', name: 'R. Prats' },
			first: rosa,
			allowedBy: null
		}
	]
};
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function open(given: Partial<ContestPage> = {}) {
	const services = fakeServices({ world: { contestPages: [{ ...page, ...given }] } });
	const wrapperProps = { services, locale };
	const props = { kid };
	const screen = await render(ContestScreen, { props }, { wrapper: Stage, wrapperProps });
	return { services, screen };
}

test('how it goes is told in numbers, with why some don’t count', async () => {
	const { screen } = await open();
	await expect.element(screen.getByText('1 entra en el sorteo')).toBeVisible();
	await expect.element(screen.getByText(/1 repetida · 1 menor de edad/)).toBeVisible();
	await expect.element(screen.getByText('20 de noviembre de 2026').first()).toBeVisible();
});

test('who counts twice is named with the reason, and let count with a way back', async () => {
	const { screen, services } = await open();
	await expect.element(screen.getByText('Coincide: mismo teléfono y mismo cliente')).toBeVisible();
	await screen.getByRole('button', { name: 'Que cuente R. Prats' }).click();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect
		.poll(() => services.engine.ruled)
		.toEqual([
			{ kid, ulid: 'e2', as: 'counts' },
			{ kid, ulid: 'e2', as: 'second' }
		]);
});

test('once the list is frozen nothing of that can be changed, nor the contest', async () => {
	const { screen } = await open({ draw: 'frozen' });
	await expect.element(screen.getByText(/La lista está cerrada/)).toBeVisible();
	expect(screen.getByRole('button', { name: /Que cuente/ }).query()).toBeNull();
	expect(screen.getByRole('link', { name: 'Cambiar' }).query()).toBeNull();
});

test('each version is shown with its texts in every language', async () => {
	const { screen } = await open();
	await screen.getByRole('button', { name: /Versión 1/ }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByText('Aviso entero').first().click();
	await expect.element(dialog.getByRole('heading', { name: 'francés' }).first()).toBeVisible();
});

test('it leads to the form, to the kiosk and to the draw', async () => {
	const { screen } = await open();
	for (const [name, href] of [
		[/Inscribir a gente/, `/capture/${kid}`],
		[/Quiosco/, `/kiosk/${kid}`],
		[/^Sorteo.*Cerrar la lista/, `/contests/${kid}/draw`]
	] as const) {
		await expect.element(screen.getByRole('link', { name })).toHaveAttribute('href', href);
	}
});

test('a contest that has been drawn leads to its winners', async () => {
	const { screen } = await open({ draw: 'drawn' });
	await expect
		.element(screen.getByRole('link', { name: /^Sorteo.*Quién ha ganado/ }))
		.toHaveAttribute('href', `/contests/${kid}/draw`);
});

test('a draft that was begun on this device stands in the list, and goes on where it was', async () => {
	const services = fakeServices();
	const draft = { after: 0, contest: { ...contest, name: 'Feria de invierno' } };
	keepContestDraft(services.drafts, kid, draft);
	await services.drafts.flush();
	const wrapperProps = { services, locale };
	const screen = await render(ContestList, {}, { wrapper: Stage, wrapperProps });
	await expect
		.element(screen.getByRole('link', { name: /Feria de invierno/ }))
		.toHaveAttribute('href', `/contests/${kid}/edit`);
});

test('the devices of the event say what is to be looked after, and what they said last', async () => {
	const seen = { name: 'Chrome · Android', uid: 'u1', owner: 'Ana' };
	const [now, before] = [Date.now(), Date.now() - 3_600_000];
	const told = { oldest: before, refused: 0, version: '1.2', battery: 0.4, at: iso(before) };
	const services = fakeServices({
		world: {
			contestPages: [page],
			eventDevices: {
				kind: 'ok',
				devices: [
					{ ...seen, device: 'd1', lastContact: iso(before), report: { ...told, pending: 3 } },
					{ ...seen, device: 'd2', owner: 'Luis', lastContact: iso(now), report: null }
				]
			}
		}
	});
	const wrapperProps = { services, locale };
	const screen = await render(ContestScreen, { props: { kid } }, { wrapper: Stage, wrapperProps });
	await expect.element(screen.getByText('Sin noticias', { exact: true })).toBeVisible();
	await expect.element(screen.getByText(/Le quedaban 3 por enviar.*batería 40/)).toBeVisible();
	await expect.element(screen.getByText('Al alcance')).toBeVisible();
	await expect.element(screen.getByText(/Todavía no ha dicho nada/)).toBeVisible();
});

test('without a way to the server it is said that devices can’t be asked after', async () => {
	const { screen } = await open();
	await expect.element(screen.getByText('Para saberlo hace falta conexión.')).toBeVisible();
});

function iso(at: number): string {
	return new Date(at).toISOString();
}
