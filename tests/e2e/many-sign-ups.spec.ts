import { expect, test } from '@playwright/test';
import { ApiClient } from './api-client.ts';
import { Person } from './person.ts';
import { readyForOffline, signIn, status } from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** A busy morning here; `npm run soak` makes it the whole day's five hundred. */
const SIGN_UPS = Number(process.env['FICHA_TEST_SIGN_UPS'] ?? 20);

interface Named {
	readonly _id: string;
	readonly familyName?: string;
	readonly answers?: { readonly familyName?: string };
}

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

test('sign-ups of a day without a network reach the server, each once', async () => {
	test.setTimeout(600_000);
	const ana = await Person.arrive(server.port);
	let page = await ana.openBrowser();
	await page.goto(ana.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	await ana.link.cut();
	await ana.closeBrowser();

	page = await ana.openBrowser();
	await page.goto(`${ana.link.origin}/capture`);
	const [rules, given, family, phone, save] = [
		page.getByRole('switch', { name: /Acepto las bases/ }),
		page.getByRole('textbox', { name: /^Nombre/ }),
		page.getByRole('textbox', { name: /^Apellidos/ }),
		page.getByRole('textbox', { name: /^Teléfono/ }),
		page.getByRole('button', { name: 'Guardar en este dispositivo' })
	];
	for (let n = 1; n <= SIGN_UPS; n++) {
		await expect(given).toHaveValue('');
		await rules.check();
		await given.fill('Visita');
		await family.fill(surname(n));
		await phone.fill(`6${String(10_000_000 + n * 7919)}`);
		await save.click();
		await expect(page.getByText(`${n} guardada`)).toBeVisible();
	}
	await expect(status(page)).toHaveText(new RegExp(`${SIGN_UPS} por enviar`));

	await ana.link.open();
	await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: 120_000 });
	const office = await ApiClient.signIn(server.port, 'sofia', 'hogaza-de-trigo');
	const entries = await office.documents<Named>('entry:');
	const customers = await office.documents<Named>('customer:');
	const expected = Array.from({ length: SIGN_UPS }, (_, i) => surname(i + 1)).sort();
	const entered = entries.map(({ answers }) => answers?.familyName ?? '');
	const created = customers
		.map(({ familyName }) => familyName ?? '')
		.filter((name) => name.startsWith('Número '));
	expect(entered.sort()).toEqual(expected);
	expect(created.sort()).toEqual(expected);
	await ana.leave();
});

function surname(n: number): string {
	return `Número ${String(n).padStart(3, '0')}`;
}
