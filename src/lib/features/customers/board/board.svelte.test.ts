import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../../tests/builders/fake-world.ts';
import Stage from '../../../../../tests/builders/Stage.svelte';
import BoardScreen from './BoardScreen.svelte';

const world = fakeWorld(Date.now(), 40);
const lucia = world.cards.find(({ core }) => core.givenName === 'Lucía');
const TEN = world.cards.slice(0, 10);
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

// A board has the height of what it stands in, and all its columns on a tablet.
beforeEach(async () => {
	await page.viewport(1280, 720);
	const sheet = new CSSStyleSheet();
	sheet.replaceSync('body > div { width: 1280px; height: 600px }');
	document.adoptedStyleSheets.push(sheet);
	return async () => {
		document.adoptedStyleSheets = [];
		await page.viewport(414, 896);
	};
});

async function show(holds = { ...world, cards: TEN }, segment: string | null = null) {
	const services = fakeServices({ world: holds });
	const props = { segment, onsegment: () => undefined };
	const screen = await render(
		BoardScreen,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	const column = (name: string) => screen.getByRole('region', { name, exact: false });
	const card = (name: string) => screen.getByRole('link', { name, exact: false });
	return { services, screen, column, card };
}

describe('the board', () => {
	test('shows a column for each stage, with how many there are and who', async () => {
		const { column } = await show();
		await expect.element(column('Prospección').getByText('2 clientes')).toBeInTheDocument();
		await expect.element(column('Prospección').getByText('Lucía Domarco')).toBeVisible();
		await expect.element(column('Evangelista').getByText('1 cliente')).toBeInTheDocument();
	});

	test('has none for customers without a stage, unless there are any', async () => {
		const { screen, column, services } = await show();
		await expect.element(column('Prospección').getByText('2 clientes')).toBeInTheDocument();
		expect(screen.getByRole('heading', { name: 'Sin etapa' }).elements()).toEqual([]);
		const cards = TEN.map((card) =>
			card === lucia ? { ...card, core: { ...card.core, stage: '' } } : card
		);
		services.engine.become({ cards });
		await expect.element(column('Sin etapa').getByText('Lucía Domarco')).toBeVisible();
	});

	test('moves a customer by the menu of the card, as the card itself does, and back', async () => {
		const { services, screen, column } = await show();
		await screen.getByRole('button', { name: 'Pasar a Lucía Domarco a otra etapa' }).click();
		await screen.getByRole('menuitem', { name: 'Pasar a Conversión' }).click();
		await expect.element(column('Conversión').getByText('Lucía Domarco')).toBeVisible();
		const [saved] = services.engine.edits;
		expect(saved?.edits).toMatchObject([
			{ op: 'set', path: 'stage', value: 'conversion' },
			{ op: 'add', list: 'stageLog', values: { from: 'prospeccion', stage: 'conversion' } }
		]);
		await expect
			.element(screen.getByRole('status').getByText('Lucía Domarco: ahora en Conversión'))
			.toBeVisible();
		await screen.getByRole('button', { name: 'Deshacer' }).click();
		await expect.element(column('Prospección').getByText('Lucía Domarco')).toBeVisible();
	});

	test('moves a customer by a key, and the arrows lead from card to card', async () => {
		const { column, card } = await show();
		await expect.element(card('Lucía Domarco')).toBeVisible();
		(card('Lucía Domarco').element() as HTMLElement).focus();
		await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
		await expect.element(column('Oportunidad').getByText('Lucía Domarco')).toBeVisible();
		(card('Marta Torres').element() as HTMLElement).focus();
		await userEvent.keyboard('{ArrowRight}');
		await expect
			.poll(() => column('Fidelización').element().contains(document.activeElement))
			.toBe(true);
	});

	test('moves a customer by carrying the card to another column, which opens no card', async () => {
		const { column, card } = await show();
		await expect.element(card('Lucía Domarco')).toBeVisible();
		await userEvent.dragAndDrop(card('Lucía Domarco'), column('Fidelización'));
		await expect.element(column('Fidelización').getByText('Lucía Domarco')).toBeVisible();
	});

	test('leaves where they are those whose card one may not change, and says so', async () => {
		const cards = TEN.map((card) => (card === lucia ? { ...card, editable: false } : card));
		const { services, screen } = await show({ ...world, cards });
		await screen.getByRole('button', { name: 'Pasar a Lucía Domarco a otra etapa' }).click();
		await screen.getByRole('menuitem', { name: 'Pasar a Conversión' }).click();
		await expect.element(screen.getByText(/No puedes cambiar la ficha/)).toBeVisible();
		expect(services.engine.edits).toEqual([]);
	});

	test('is of a segment where one is chosen', async () => {
		const cid = lucia?.cid ?? '';
		const holds = { ...world, cards: TEN, members: { seg: [cid] } };
		const { column } = await show(holds, 'seg');
		await expect.element(column('Prospección').getByText('1 cliente')).toBeInTheDocument();
		await expect.element(column('Evangelista').getByText('Nadie en esta etapa')).toBeVisible();
	});
});

test('the funnel tells who came how far, and which share went on, in a table too', async () => {
	const { screen } = await show();
	await screen.getByRole('button', { name: 'Embudo' }).click();
	const row = screen.getByRole('row', { name: /^Oportunidad/ });
	await expect.element(row).toHaveTextContent('Oportunidad880 %2');
});
