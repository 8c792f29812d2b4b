import { expect, test, type Page } from '@playwright/test';
import { rm } from 'node:fs/promises';
import { anotherVersion } from './another-version.ts';
import { Person } from './person.ts';
import { readyForOffline, signIn } from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const THROWN = /a version that throws at start/;

let server: ServerProcess;
let second: string;
let broken: string;
let third: string;

test.beforeAll(async () => {
	server = await startServer();
	second = await anotherVersion('second');
	broken = await anotherVersion('broken', 'throws at start');
	third = await anotherVersion('third');
});

test.afterAll(async () => {
	await server.stop();
	for (const folder of [second, broken, third]) await rm(folder, { recursive: true });
});

let ana: Person;
let page: Page;

test.beforeEach(async () => {
	ana = await Person.arrive(server.port);
	page = await ana.openBrowser();
});

test.afterEach(async () => {
	await ana.leave();
	await server.deploy('build');
});

test('a new version waits for what is being typed in any window; then every window has it', async () => {
	await arrive();
	const other = await ana.newWindow();
	await other.goto(`${ana.link.origin}/capture`);
	const name = other.getByRole('textbox', { name: /^Nombre/ });
	await name.fill('María de los Ángeles');

	await deploy(second);
	await expect(page.getByText('Hay una versión nueva lista.')).toBeVisible();
	await page.getByRole('button', { name: 'Actualizar ahora' }).click();
	await expect(page.getByText(/Hay algo sin guardar/)).toBeVisible();
	await page.getByRole('link', { name: 'Clientes', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Clientes', level: 1 })).toBeVisible();
	expect(await version(page)).not.toBe('second');
	await expect(name).toHaveValue('María de los Ángeles');

	await name.fill('');
	await nothingUnsaved();
	await page.getByRole('link', { name: 'Más', exact: true }).click();
	await expect.poll(() => version(page)).toBe('second');
	await expect(page).toHaveURL(/\/more$/);
	await expect(page.getByText(/^Ficha, versión .*second$/)).toBeVisible();
	await expect.poll(() => version(other)).toBe('second');
	await expect(other.getByRole('heading', { name: 'Inscripción' })).toBeVisible();
});

test('a window that is still starting when a new version takes over loads it, too', async () => {
	await arrive();
	await deploy(second);
	const other = await ana.newWindow();
	await other.addInitScript(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
	});
	await other.goto(`${ana.link.origin}/capture`);
	await expect.poll(() => version(other)).toBe('second');
	await expect.poll(() => version(page)).toBe('second');
});

test('a window that still runs the former version has all its parts, also those it loads only now', async () => {
	await arrive();
	await page.goto(`${ana.link.origin}/capture`);
	await page.getByRole('textbox', { name: /^Nombre/ }).fill('María');
	const former = await version(page);
	await deploy(second, await ana.newWindow());
	// What a window does that has not seen the form: the first versions look at their own forms only.
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		const taken = new Promise((resolve) => {
			navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
		});
		registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
		await taken;
	});
	await ana.link.cut();

	await page.getByRole('link', { name: 'Más', exact: true }).click();
	await page.getByRole('radio', { name: 'Français' }).check();
	await expect(page.getByRole('heading', { name: 'Plus', level: 1 })).toBeVisible();
	expect(await version(page)).toBe(former);
	await page.getByRole('link', { name: 'Clients', exact: true }).click();
	await expect.poll(() => version(page)).toBe('second');
});

test('a version that does not start gives way to the former one, with or without a network, until there is a better one', async () => {
	await arrive();
	const former = await version(page);
	ana.forgive(THROWN);
	await deploy(broken);
	await page.getByRole('button', { name: 'Actualizar ahora' }).click();
	await expect(page.getByText(/La versión nueva no arrancó/).first()).toBeVisible();
	expect(await version(page)).toBe(former);

	await ana.link.cut();
	await ana.closeBrowser();
	page = await ana.openBrowser();
	await page.goto(`${ana.link.origin}/customers`);
	await expect(page.locator('a[href^="/customers/"]').first()).toBeVisible();
	expect(await version(page)).toBe(former);

	await ana.link.open();
	await deploy(third);
	await page.getByRole('button', { name: 'Actualizar ahora' }).click();
	await expect.poll(() => version(page)).toBe('third');
	await expect(page.getByRole('heading', { name: 'Más', level: 1 })).toBeVisible();
	await expect(page.getByText(/La versión nueva no arrancó/)).toHaveCount(0);
});

test('a first version that does not start says so, and opens when there is one that does', async () => {
	ana.forgive(THROWN);
	await server.deploy(broken);
	await page.goto(ana.link.origin);
	await expect(page.getByRole('heading', { name: 'Ficha no ha podido abrirse' })).toBeVisible();
	const anew = page.waitForEvent('load');
	await page.getByRole('button', { name: 'Descargar la app de nuevo' }).click();
	await anew;
	await expect(page.getByRole('heading', { name: 'Ficha no ha podido abrirse' })).toBeVisible();
	await server.deploy('build');
	await page.getByRole('button', { name: 'Probar otra vez' }).click();
	await expect(page.getByLabel('Usuario')).toBeVisible();
});

test('a page that was left before the app had started begins anew when it is shown again', async () => {
	let left = false;
	await page.route(/_app\/immutable\/entry\/app\./, (route) =>
		left ? route.continue() : undefined
	);
	await page.goto(ana.link.origin, { waitUntil: 'domcontentloaded' });
	left = true;
	// What a browser says that has kept the page as it was, with its loading broken off.
	await page.evaluate(() =>
		window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
	);
	await expect(page.getByRole('button', { name: 'Entrar' })).toBeVisible();
});

/** Ana works with the version that the build has made. */
async function arrive(): Promise<void> {
	await page.goto(ana.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
}

/** The window goes to More, looks for a new version and has it fetched. */
async function deploy(appDir: string, window = page): Promise<void> {
	await server.deploy(appDir);
	await window.goto(`${ana.link.origin}/more`);
	await window.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
	});
	// All of its hundreds of files have come by then.
	await expect(window.getByText('Hay una versión nueva lista.')).toBeVisible({ timeout: 60_000 });
}

/** What the windows hold unsaved is known to all of them through the browser, a moment later. */
async function nothingUnsaved(): Promise<void> {
	await expect
		.poll(() =>
			page.evaluate(async () => {
				const { held = [] } = await navigator.locks.query();
				return held.filter(({ name }) => name === 'ficha-unsaved').length;
			})
		)
		.toBe(0);
}

async function version(window: Page): Promise<string | null> {
	return await window.locator('script[data-version]').getAttribute('data-version');
}
