import { beforeAll, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import CustomerList from './CustomerList.svelte';

const world = fakeWorld(Date.now(), 240);
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

// A list has the height of what it stands in.
beforeEach(() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync('body > div { height: 600px }');
	document.adoptedStyleSheets.push(sheet);
	return () => {
		document.adoptedStyleSheets = [];
	};
});

async function show(holds = world) {
	const services = fakeServices({ world: holds });
	const screen = await render(
		CustomerList,
		{ props: { current: null } },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	const scroller = () => screen.getByRole('list').element();
	return { services, screen, scroller };
}

test('it says how many of how many it shows', async () => {
	const { screen } = await show();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	await screen.getByRole('searchbox').fill('lopez');
	await expect.element(screen.getByText('24 de 240')).toBeVisible();
});

test('the part of a name that was looked for is marked, accents and all', async () => {
	const { screen } = await show();
	await screen.getByRole('searchbox').fill('lopez');
	await expect.element(screen.getByText('López', { exact: true }).first()).toBeVisible();
	expect(screen.getByText('López', { exact: true }).first().element().tagName).toBe('MARK');
});

test('a list stays where it was scrolled to, and fetches what comes into sight', async () => {
	const { services, screen, scroller } = await show();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	scroller().scrollTop = 9000;
	const first = () => screen.getByRole('listitem').first().element();
	await expect.poll(() => Number(first().getAttribute('aria-posinset'))).toBeGreaterThan(100);
	services.engine.become({});
	await expect.poll(() => screen.getByRole('link').elements().length).toBeGreaterThan(5);
	expect(scroller().scrollTop).toBeGreaterThan(8000);
});

test('another question is read from the top of its answer', async () => {
	const { screen, scroller } = await show();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	scroller().scrollTop = 5000;
	await expect.poll(() => scroller().scrollTop).toBe(5000);
	await screen.getByRole('button', { name: 'Contacto reciente' }).click();
	await expect.poll(() => scroller().scrollTop).toBe(0);
});

test('it can be used by keyboard alone', async () => {
	const { screen } = await show();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	await userEvent.keyboard('/');
	await expect.element(screen.getByRole('searchbox')).toHaveFocus();
	await userEvent.keyboard('marchand{ArrowDown}{ArrowDown}');
	await expect.element(screen.getByRole('link').nth(1)).toHaveFocus();
	await userEvent.keyboard('{ArrowUp}{ArrowUp}');
	await expect.element(screen.getByRole('searchbox')).toHaveFocus();
	await userEvent.keyboard('{Escape}');
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
});

test('nobody found leads back to everybody', async () => {
	const { screen } = await show();
	await screen.getByRole('searchbox').fill('zzz');
	await expect.element(screen.getByText('Nadie coincide')).toBeVisible();
	await screen.getByRole('button', { name: 'Ver todos' }).click();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
});

test('an empty device says what happens next', async () => {
	const { screen } = await show({ ...world, cards: [] });
	await expect.element(screen.getByText('Todavía no hay clientes')).toBeVisible();
	await expect
		.element(screen.getByRole('link', { name: 'Capturar a alguien' }))
		.toHaveAttribute('href', '/capture');
});
