import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { quarrelOver, richestCustomer } from '../screenshots/rich-customer.ts';
import { takeTour } from '../screenshots/tour.ts';
import { wordsOf } from '../screenshots/words.ts';
import { ApiClient } from './api-client.ts';
import { Person } from './person.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const PHONE = { width: 390, height: 844 };
const TABLET = { width: 1180, height: 820 };
/** As wide as 1280 px are when they are enlarged four times: WCAG's smallest page. */
const NARROW = { width: 320, height: 640 };
/** The screens that a tablet lays out in another way. */
const SIDE_BY_SIDE = ['customers', 'card', 'capture-filled', 'conflicts', 'device'];

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

test('no screen keeps anybody out: in any theme and language, on phone and tablet, with the text twice as large', async () => {
	test.setTimeout(900_000);
	const office = await ApiClient.signIn(server.port, 'sofia', 'hogaza-de-trigo');
	const customer = await richestCustomer(office);
	const card = `/customers/${customer._id.slice('customer:'.length)}`;
	const ana = await Person.arrive(server.port);
	const page = await ana.openBrowser();
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await takeTour({
		page,
		album: { take: (scene) => expectNothingInTheWay(page, scene) },
		words: wordsOf('es'),
		origin: ana.link.origin,
		card,
		phone: customer.phones?.[0]?.number.slice('+34'.length) ?? '',
		quarrel: () => quarrelOver(office, customer),
		cut: () => ana.link.cut()
	});
	await ana.link.open();
	for (const language of ['fr', 'en']) {
		await page.evaluate((chosen) => localStorage.setItem('ficha.language', chosen), language);
		for (const path of [
			card,
			'/customers',
			'/capture',
			'/conflicts',
			'/more',
			'/more/device',
			'/gallery'
		]) {
			await page.goto(ana.link.origin + path);
			await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible();
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			const scene = `${path} in ${language}`;
			expect.soft(await findings(new AxeBuilder({ page })), scene).toEqual([]);
			await expectRoomForLargeText(page, scene);
		}
	}
	await ana.leave();
});

async function expectNothingInTheWay(page: Page, scene: string): Promise<void> {
	expect.soft(await findings(new AxeBuilder({ page })), scene).toEqual([]);
	for (const theme of ['dark', 'sunlight']) {
		await setTheme(page, theme);
		const contrast = new AxeBuilder({ page }).withRules(['color-contrast']);
		expect.soft(await findings(contrast), `${scene}, ${theme}`).toEqual([]);
	}
	await setTheme(page, 'light');
	if (SIDE_BY_SIDE.includes(scene)) {
		await page.setViewportSize(TABLET);
		expect.soft(await findings(new AxeBuilder({ page })), `${scene}, tablet`).toEqual([]);
	}
	await expectRoomForLargeText(page, scene);
}

async function expectRoomForLargeText(page: Page, scene: string): Promise<void> {
	for (const size of [NARROW, PHONE]) {
		await page.setViewportSize(size);
		await setText(page, '200%');
		expect.soft(await cutOff(page), `${scene}, large text, ${size.width} px`).toEqual([]);
		await setText(page, '');
	}
}

async function findings(axe: AxeBuilder): Promise<string[]> {
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
}

async function setTheme(page: Page, theme: string): Promise<void> {
	await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
}

async function setText(page: Page, size: string): Promise<void> {
	await page.evaluate((name) => (document.documentElement.style.fontSize = name), size);
}

/** What reaches beyond the page's edge, where nobody could read it without scrolling sideways. */
async function cutOff(page: Page): Promise<string[]> {
	return await page.evaluate(() => {
		const scope = document.querySelector('dialog[open]') ?? document.body;
		return [...scope.querySelectorAll('h1, h2, h3, p, b, small, span, a, button, input, label, li')]
			.filter((element) => element.checkVisibility() && !isScrolledSideways(element))
			.filter((element) => element.getClientRects().length > 0)
			.filter((element) => element.closest('.visually-hidden') === null)
			.filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
			.map((element) => element.outerHTML.slice(0, 120));

		/** Chips in one line are meant to be moved by a finger. */
		function isScrolledSideways(element: Element): boolean {
			for (let box = element.parentElement; box !== null; box = box.parentElement) {
				if (
					/auto|scroll/.test(getComputedStyle(box).overflowX) &&
					box.scrollWidth > box.clientWidth
				) {
					return box.clientHeight < 120;
				}
			}
			return false;
		}
	});
}
