import { expect, test, type Page } from '@playwright/test';
import { ApiClient } from './api-client.ts';
import { Person } from './person.ts';
import { fillSignUp, readyForOffline, saveSignUp, signIn, status } from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const ROSA = { givenName: 'Rosa', familyName: 'Iturbe Lasa', phone: '655010204' };

/** What the browser, PouchDB and the service worker's installation say of a device without room. */
const NO_ROOM = /Quota|global failure|ServiceWorker failed to install|storage full/;
/** PouchDB, of a fresh connection that waits until the browser has let go of the one that it broke. */
const LETTING_GO = /onblocked, this should never happen/;

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

test('a full device keeps what is typed, says so, and saves it with the same tap once there is room', async () => {
	const ana = await Person.arrive(server.port);
	forgiveNoRoom(ana);
	let page = await ana.openBrowser();
	await page.goto(ana.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	await ana.link.cut();
	await ana.closeBrowser();
	page = await ana.openBrowser();
	const room = await roomOf(ana, page, 1);
	await openForm(page, ana);
	await fillSignUp(page, ROSA);
	await expect(page.getByText(/lo que escribes está solo en la pantalla/)).toBeVisible();
	const save = page.getByRole('button', { name: 'Guardar en este dispositivo' });
	await save.click();
	await expect(page.getByText(/No queda espacio en este dispositivo. Libera sitio/)).toBeVisible();
	await expect(page.getByRole('textbox', { name: /^Apellidos/ })).toHaveValue(ROSA.familyName);

	await room.free();
	await saveSignUp(page, ROSA);
	await expect(page.getByText(/lo que escribes está solo en la pantalla/)).toBeHidden();
	await ana.link.open();
	await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: 60_000 });
	await expectOnServer(ROSA.familyName);
	await ana.leave();
});

test('a device that has become full sends what it has, and receives again once there is room', async () => {
	const ana = await Person.arrive(server.port);
	forgiveNoRoom(ana);
	let page = await ana.openBrowser();
	await page.goto(ana.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	await openForm(page, ana);
	await ana.link.cut();
	const waiting = { ...ROSA, familyName: 'Apretada Ochoa', phone: '655010207' };
	await fillSignUp(page, waiting);
	await saveSignUp(page, waiting);
	await ana.closeBrowser();

	await ana.link.open();
	page = await ana.openBrowser();
	const room = await roomOf(ana, page, 1);
	await page.goto(`${ana.link.origin}/customers`);
	await expect(page.getByRole('alert')).toContainText('no entra nada nuevo');
	await expectOnServer(waiting.familyName);
	await room.free();
	await page.getByRole('alert').getByRole('button', { name: 'Probar otra vez' }).click();
	await expect(status(page)).toHaveText(/Todo en el servidor/);
	await expect(page.getByRole('alert')).toBeHidden();
	await expectOnServer(waiting.familyName);
	await ana.leave();
});

test('a first reception without room stops with a sentence, and goes on from there when asked', async () => {
	const luis = await Person.arrive(server.port);
	forgiveNoRoom(luis);
	const page = await installed(luis);
	const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
	// Enough to sign in with, whatever the browser still counts of the app itself, and half of what comes.
	const room = await roomOf(luis, page, used + 2_500_000);
	await signIn(page, 'luis', 'horno-de-piedra');
	await expect(page.getByRole('alert')).toContainText('no entra nada nuevo');
	await room.free();
	await page.getByRole('alert').getByRole('button', { name: 'Probar otra vez' }).click();
	await readyForOffline(page);
	await expect(page.getByRole('alert')).toBeHidden();
	await luis.leave();
});

test('who signs in where there is no room is told so, and is let in with the same tap once there is', async () => {
	const luis = await Person.arrive(server.port);
	forgiveNoRoom(luis);
	const page = await installed(luis);
	const room = await roomOf(luis, page, 1);
	await page.getByLabel('Usuario').fill('luis');
	await page.getByLabel('Contraseña', { exact: true }).fill('horno-de-piedra');
	const enter = page.getByRole('button', { name: 'Entrar', exact: true });
	await enter.click();
	await expect(page.getByRole('alert')).toContainText(/No queda espacio.* entra otra vez/);
	await room.free();
	await enter.click();
	await readyForOffline(page);
	await luis.leave();
});

test('an app that finds no room to be kept works all the same, and is kept when there is room', async () => {
	const luis = await Person.arrive(server.port);
	forgiveNoRoom(luis);
	const page = await luis.openBrowser();
	const room = await roomOf(luis, page, 500_000);
	await page.goto(luis.link.origin);
	await expect(page.getByLabel('Usuario')).toBeVisible();
	await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
	await room.free();
	await signIn(page, 'luis', 'horno-de-piedra');
	await page.reload();
	await readyForOffline(page);
	await luis.link.cut();
	await page.reload();
	await expect(status(page)).toHaveText(/Sin conexión/);
	await luis.leave();
});

test('a browser that lets nothing be stored says so, with a way on', async () => {
	const bruno = await Person.arrive(server.port);
	const page = await bruno.openBrowser();
	// As a private window or a policy does; lifted with the next page.
	await page.addInitScript(() => {
		if (sessionStorage.getItem('allowed') !== null) return;
		sessionStorage.setItem('allowed', 'next time');
		IDBFactory.prototype.open = () => {
			throw new DOMException('The operation is insecure.', 'SecurityError');
		};
	});
	await page.goto(bruno.link.origin);
	await expect(
		page.getByRole('heading', { name: 'Ficha no puede guardar nada aquí' })
	).toBeVisible();
	await expect(page.getByRole('button', { name: 'Probar otra vez' })).toBeVisible();
	await page.reload();
	await signIn(page, 'bruno', 'corteza-dorada');
	await bruno.leave();
});

test('a browser without workers says that the data is safe, and opens it as soon as it can', async () => {
	const bruno = await Person.arrive(server.port);
	const page = await bruno.openBrowser();
	await page.goto(bruno.link.origin);
	await signIn(page, 'bruno', 'corteza-dorada');
	await readyForOffline(page);
	const forbidden = await bruno.newWindow();
	await page.close();
	await forbidden.addInitScript(() => {
		if (sessionStorage.getItem('allowed') !== null) return;
		sessionStorage.setItem('allowed', 'next time');
		globalThis.Worker = function forbidden(): never {
			throw new DOMException('no workers here', 'SecurityError');
		} as unknown as typeof Worker;
	});
	await forbidden.goto(`${bruno.link.origin}/customers`);
	const notice = forbidden.getByRole('alert').filter({ hasText: 'siguen en este dispositivo' });
	await expect(notice.first()).toBeVisible();
	await notice.first().getByRole('button', { name: 'Probar otra vez' }).click();
	await readyForOffline(forbidden);
	await bruno.leave();
});

test('a session that ends without a network stops nobody, and signing in again sends it all', async () => {
	const ana = await Person.arrive(server.port);
	const page = await ana.openBrowser();
	await page.goto(ana.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	await openForm(page, ana);
	await ana.link.cut();
	await ana.context.clearCookies();
	const late = { ...ROSA, familyName: 'Tardía Ochoa', phone: '655010205' };
	await fillSignUp(page, late);
	await saveSignUp(page, late);
	await expect(status(page)).toHaveText(/Sin conexión, sigue trabajando\s· 1 por enviar/);

	await ana.link.open();
	await expect(status(page)).toHaveText('Entra para enviar 1 cambio', { timeout: 30_000 });
	const later = { ...ROSA, familyName: 'Posterior Ochoa', phone: '655010206' };
	await fillSignUp(page, later);
	await saveSignUp(page, later);
	await status(page).click();
	await expect(page.getByLabel('Usuario')).toHaveValue('ana');
	await page.getByLabel('Contraseña', { exact: true }).fill('masa-madre-viva');
	await page.getByRole('button', { name: 'Entrar', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Inscripción' })).toBeVisible();
	await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: 30_000 });
	await expectOnServer(late.familyName);
	await expectOnServer(later.familyName);
	await ana.leave();
});

/** A browser that was closed since the app was installed in it: the first page that it opens finds all of it. */
async function installed(person: Person): Promise<Page> {
	const first = await person.openBrowser();
	await first.goto(person.link.origin);
	await first.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	await person.closeBrowser();
	const page = await person.openBrowser();
	await page.goto(person.link.origin);
	return page;
}

function forgiveNoRoom(person: Person): void {
	person.forgive(NO_ROOM);
	person.forgive(LETTING_GO);
}

interface Room {
	/** as when somebody deletes their photos */
	free(): Promise<void>;
}

/**
 * Leaves the app so many bytes in all. Chromium goes on with what it knew for half a minute, so this
 * comes before a page writes anything.
 */
async function roomOf(person: Person, page: Page, bytes: number): Promise<Room> {
	const browser = await person.context.newCDPSession(page);
	const { origin } = person.link;
	await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes });
	return {
		free: async () => {
			await browser.send('Storage.overrideQuotaForOrigin', { origin });
		}
	};
}

async function openForm(page: Page, { link }: Person): Promise<void> {
	await page.goto(`${link.origin}/capture`);
	await expect(page.getByRole('heading', { name: 'Inscripción' })).toBeVisible();
}

async function expectOnServer(familyName: string): Promise<void> {
	const office = await ApiClient.signIn(server.port, 'sofia', 'hogaza-de-trigo');
	const customers = await office.documents<{ _id: string; familyName?: string }>('customer:');
	expect(customers.filter((customer) => customer.familyName === familyName)).toHaveLength(1);
}
