import { expect, test, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ApiClient } from './api-client.ts';
import { everythingStored } from './nothing-for-strangers.ts';
import { Person } from './person.ts';
import { fillSignUp, openCard, readyForOffline, saveSignUp, signIn, status } from './screens.ts';
import { startServer } from './server-process.ts';

const REMEDIOS = { givenName: 'Remedios', familyName: 'Iturralde Sanz', phone: '655010203' };
const CASILDA = { givenName: 'Casilda', familyName: 'Ugarte Peña', phone: '655040506' };
const FERMIN = { givenName: 'Fermín', familyName: 'de la Cruz Olmo', phone: '655070809' };

interface Named {
	readonly _id: string;
	readonly givenName?: string;
	readonly familyName?: string;
	readonly phones?: readonly { readonly number: string }[];
}

test('a device with the first version works with the server of today, and loses nothing when it is updated', async () => {
	const old = await mkdtemp(join(tmpdir(), 'ficha-old-'));
	await promisify(execFile)('tar', [
		...['-xzf', 'tests/e2e/old-version/thin-thread.tar.gz'],
		...['-C', old]
	]);
	const server = await startServer({ appDir: join(old, 'build') });
	const ana = await Person.arrive(server.port);
	let page = await ana.openBrowser();
	await page.goto(ana.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);

	await test.step('what it captures without a network reaches the server', async () => {
		await page.goto(`${ana.link.origin}/capture`);
		await expect(page.getByRole('heading', { name: 'Inscripción' })).toBeVisible();
		await ana.link.cut();
		await signUp(page, REMEDIOS);
		await signUp(page, CASILDA);
		await expect(status(page)).toHaveText(/2 por enviar/);
		await ana.link.open();
		await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: 60_000 });
	});

	await test.step('so does what it changes', async () => {
		await openCard(page, 'Iturralde', 'Remedios Iturralde Sanz');
		await page.getByRole('button', { name: 'Cambiar: Móvil', exact: true }).first().click();
		await page.getByRole('textbox', { name: 'Teléfono' }).fill('655 99 88 77');
		await page.getByRole('button', { name: 'Guardar', exact: true }).click();
		await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: 60_000 });
		const office = await ApiClient.signIn(server.port, 'sofia', 'hogaza-de-trigo');
		const customers = await office.documents<Named>('customer:');
		const remedios = customers.filter(({ familyName }) => familyName === REMEDIOS.familyName);
		expect(remedios.map(({ phones }) => phones?.[0]?.number)).toEqual(['+34655998877']);
	});

	await test.step('the new version is fetched; before it opens, something waits to be sent and something is half typed', async () => {
		await server.deploy('build');
		await page.goto(`${ana.link.origin}/capture`);
		await page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			await registration.update();
		});
		await expect.poll(() => hasWaitingVersion(page), { timeout: 30_000 }).toBe(true);
		await ana.link.cut();
		await signUp(page, FERMIN);
		await expect(status(page)).toHaveText(/1 por enviar/);
		await page.getByRole('textbox', { name: /^Nombre/ }).pressSequentially('María de los');
		await expect.poll(() => everythingStored(page)).toContain('María de los');
		await ana.closeBrowser();
	});

	await test.step('the new version opens without a network, with all that the old one has left', async () => {
		page = await ana.openBrowser();
		await page.goto(`${ana.link.origin}/capture`);
		await expect(page.locator('script[data-version]')).toBeAttached();
		await expect(page.getByRole('textbox', { name: /^Nombre/ })).toHaveValue('María de los');
		await expect(status(page)).toHaveText(/1 por enviar/);
		await openCard(page, 'Ugarte', 'Casilda Ugarte Peña');
		await openCard(page, 'Cruz Olmo', 'Fermín de la Cruz Olmo');
	});

	await test.step('and sends it when there is one', async () => {
		await ana.link.open();
		await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: 60_000 });
		const office = await ApiClient.signIn(server.port, 'sofia', 'hogaza-de-trigo');
		const customers = await office.documents<Named>('customer:');
		for (const { familyName } of [REMEDIOS, CASILDA, FERMIN]) {
			expect(customers.filter((one) => one.familyName === familyName)).toHaveLength(1);
		}
	});

	await ana.leave();
	await server.stop();
	await rm(old, { recursive: true });
});

async function signUp(page: Page, person: typeof REMEDIOS): Promise<void> {
	await fillSignUp(page, person);
	await saveSignUp(page, person);
}

async function hasWaitingVersion(page: Page): Promise<boolean> {
	return await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		return registration.waiting !== null;
	});
}
