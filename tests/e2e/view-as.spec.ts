import { expect, test, type Page } from '@playwright/test';
import { ApiClient } from './api-client.ts';
import { Person } from './person.ts';
import { readyForOffline, signIn } from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

interface Assigned {
	readonly _id: string;
}

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

test('who administers looks at the customers as a rep sees them, and the rep’s own device says the same', async () => {
	test.setTimeout(300_000);
	const rep = await ApiClient.signIn(server.port, 'ana', 'masa-madre-viva');
	const held = (await rep.documents<Assigned>('customer:'))
		.map(({ _id }) => _id.split(':'))
		.filter((parts) => parts.length === 2);
	const person = await Person.arrive(server.port);
	const page = await person.openBrowser();
	await page.goto(person.link.origin);
	await signIn(page, 'marta', 'pan-de-centeno');
	await readyForOffline(page);

	await page.getByRole('link', { name: 'Más' }).first().click();
	await page.getByRole('link', { name: /Quién ve qué/ }).click();
	await page.getByRole('link', { name: /Ver como Ana/ }).click();
	await expect(page.getByText(wholeNumber(held.length)).first()).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText('Comercial', { exact: true })).toBeVisible();
	await expect(page.getByText(/De los que tú no ves no se dice nada/)).toBeVisible();

	// One whom she does not see, with the reason.
	await page.getByRole('radio', { name: /^No los ve/ }).check({ force: true });
	await customers(page).getByRole('link').first().click();
	await expect(page.getByText(/^Ana .*no ve esta ficha$/)).toBeVisible();
	await expect(page.getByText(/ni es de sus equipos o zonas/).first()).toBeVisible();
	await page.goBack();

	// And one whom she does, found by name.
	const name = await firstName(page);
	await page.getByRole('searchbox').fill(name);
	await customers(page).getByRole('link', { name }).first().click();
	await expect(page.getByText(/^Ana .*ve esta ficha$/)).toBeVisible();
	const bills = page.getByRole('listitem').filter({ hasText: 'Facturación' });
	await expect(bills).toContainText('No lo ve');
	await expect(bills).toContainText('El puesto «Comercial»');

	// The server decides: without it nothing is shown of what it once said.
	await person.link.cut();
	await page.locator('main a[href^="/more/people/"]').first().click();
	await expect(page.getByText(/hace falta conexión/)).toBeVisible({ timeout: 60_000 });
	await expect(customers(page)).toBeHidden();
	await person.leave();
});

test('a rep finds no way there', async () => {
	test.setTimeout(120_000);
	const person = await Person.arrive(server.port);
	const page = await person.openBrowser();
	await page.goto(person.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	await page.goto(`${person.link.origin}/more`);
	await expect(page.getByRole('link', { name: /Duplicados/ }).first()).toBeVisible();
	await expect(page.getByRole('link', { name: /Quién ve qué/ })).toBeHidden();
	await page.goto(`${person.link.origin}/more/people`);
	await expect(page.getByText(/quien administra Ficha o reparte clientes/)).toBeVisible();
	await person.leave();
});

function customers(page: Page) {
	return page.getByRole('list', { name: 'Clientes', exact: true });
}

async function firstName(page: Page): Promise<string> {
	const row = customers(page).getByRole('link').first();
	await expect(row).toContainText(/Es de su (zona|equipo)|La lleva/);
	return (await row.locator('b').textContent()) ?? '';
}

/** As it is written in Spanish, with or without a point. */
function wholeNumber(count: number): RegExp {
	const text = String(count);
	return new RegExp(`^${text.slice(0, -3)}\\.?${text.slice(-3)}$`);
}
