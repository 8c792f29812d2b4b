import { expect, test, type Page } from '@playwright/test';
import axeCore from 'axe-core';
import { languages, type Language } from '../../src/lib/i18n/languages.ts';
import { Office } from '../tour/office.ts';
import { takeAdministrator } from '../tour/scenes/administrator.ts';
import { takeTour, type Tour } from '../tour/tour.ts';
import { wordsOf } from '../tour/words.ts';
import { layoutFaults } from './layout-faults.ts';
import { Person } from './person.ts';
import { startServer, type ServerProcess } from './server-process.ts';

declare global {
	interface Window {
		axe: typeof axeCore;
	}
}

/** `npm run soak` looks at all of it: each language, theme and size. */
const EVERYTHING = process.env['FICHA_TEST_LOOKS'] === 'all';
const LOCALES: Readonly<Record<Language, string>> = { es: 'es-ES', fr: 'fr-FR', en: 'en-GB' };

const PHONE = { width: 390, height: 844 };
const TABLET = { width: 1180, height: 820 };
/** As wide as 1280 px are when they are enlarged four times (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };
/** For use standing up, in a hurry. */
const LARGE_TARGET = 56;
const TARGET = 44;

let server: ServerProcess;
test.beforeEach(async () => {
	server = await startServer();
});
test.afterEach(async () => {
	await server.stop();
});

for (const language of EVERYTHING ? languages : (['es'] as const)) {
	test(`no screen keeps anybody out, in ${language}`, async () => {
		await look(language, takeEverything);
	});

	test(`nor does any that only an administrator has, in ${language}`, async () => {
		await look(language, takeAdministrator);
	});
}

async function takeEverything(tour: Tour): Promise<void> {
	const { page, album, origin } = tour;
	await page.goto(`${origin}/gallery`);
	await page.getByRole('heading', { level: 2 }).first().waitFor();
	await album.take('gallery');
	await takeTour(tour);
}

async function look(language: Language, take: (tour: Tour) => Promise<void>): Promise<void> {
	test.setTimeout(900_000);
	const office = await Office.open(server.port);
	const person = await Person.arrive(server.port, LOCALES[language]);
	person.forgive(/Not found: \/no-such-page/);
	const page = await person.openBrowser();
	await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
	await take({
		page,
		album: { take: (scene: string) => expectNothingInTheWay(page, scene, language) },
		words: wordsOf(language),
		origin: person.link.origin,
		office,
		network: person.link
	});
	await person.leave();
}

async function expectNothingInTheWay(page: Page, scene: string, language: string): Promise<void> {
	await expect.soft(page.locator('html'), scene).toHaveAttribute('lang', language);
	expect.soft(await axe(page), scene).toEqual([]);
	await setTheme(page, 'dark');
	expect.soft(await axe(page, ['color-contrast']), `${scene}, dark`).toEqual([]);
	if (EVERYTHING) await expectNothingElsewhere(page, scene);
	await setTheme(page, 'light');
	const target = scene.startsWith('capture-') ? LARGE_TARGET : TARGET;
	expect.soft(await layoutFaults(page, target), scene).toEqual([]);
	// The text first, as it is in life: what measures itself does so when its width changes.
	await setText(page, '200%');
	await page.setViewportSize(NARROW);
	await settle(page);
	expect.soft(await layoutFaults(page, TARGET), `${scene}, large text, 320 px`).toEqual([]);
	await setText(page, '');
	await page.setViewportSize(PHONE);
	await settle(page);
}

async function expectNothingElsewhere(page: Page, scene: string): Promise<void> {
	await page.setViewportSize(TABLET);
	for (const theme of ['light', 'dark', 'sunlight'] as const) {
		await setTheme(page, theme);
		expect.soft(await axe(page), `${scene}, ${theme}, tablet`).toEqual([]);
	}
	expect.soft(await layoutFaults(page, TARGET), `${scene}, tablet`).toEqual([]);
	await page.setViewportSize(PHONE);
	expect.soft(await axe(page), `${scene}, sunlight`).toEqual([]);
}

/** What lies under a dialog can't be reached, and has been looked at before it was opened. */
async function axe(page: Page, rules?: string[]): Promise<readonly string[]> {
	// Once a page: it is half a megabyte.
	if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeCore.source);
	return await page.evaluate(violations, rules);
}

/** Runs in the page: it can use nothing from outside of itself. */
async function violations(rules?: string[]): Promise<string[]> {
	const dialogs = document.querySelectorAll('dialog[open]');
	const found = await window.axe.run(dialogs.length > 0 ? dialogs : document, {
		resultTypes: ['violations'],
		...(rules !== undefined && { runOnly: rules })
	});
	return found.violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`
	);
}

async function setTheme(page: Page, theme: string): Promise<void> {
	await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
}

/** Two frames: what the change of size sets off has been laid out. */
async function settle(page: Page): Promise<void> {
	await page.evaluate(
		() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
	);
}

async function setText(page: Page, size: string): Promise<void> {
	await page.evaluate((name) => (document.documentElement.style.fontSize = name), size);
}
