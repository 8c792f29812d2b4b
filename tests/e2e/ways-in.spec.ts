import { expect, test, type Page } from '@playwright/test';
import { Person } from './person.ts';
import { readyForOffline, signIn } from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

test('a key, a letter or the shortcut of the app’s icon leads to the search, and who is not found to a sign-up', async () => {
	const ana = await Person.arrive(server.port);
	const page = await ana.openBrowser();
	await page.goto(ana.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	const search = page.getByRole('searchbox');

	await page.goto(`${ana.link.origin}/more/device`);
	await page.getByRole('heading', { level: 1 }).last().waitFor();
	const shortcuts = await shortcutsOf(page);
	await page.goto(ana.link.origin + (shortcuts['Buscar clientes'] ?? ''));
	await expect(search).toBeFocused();

	await page.getByRole('link', { name: 'Más', exact: true }).click();
	await expect(search).toBeHidden();
	await page.keyboard.press('/');
	await expect(search).toBeFocused();
	await expect(search).toHaveValue('');

	await page.getByRole('list', { name: 'Clientes' }).getByRole('link').first().focus();
	await page.keyboard.type('zuñiga echenoz');
	await expect(search).toHaveValue('zuñiga echenoz');

	await page.getByRole('button', { name: /^Capturar a «zuñiga echenoz»/ }).click();
	await expect(page.getByRole('textbox', { name: /^Nombre/ })).toHaveValue('zuñiga');
	await expect(page.getByRole('textbox', { name: /^Apellidos/ })).toHaveValue('echenoz');
	expect(page.url()).not.toContain('echenoz');
	await ana.leave();
});

/** What the icon offers, as the manifest has it. */
async function shortcutsOf(page: Page): Promise<Readonly<Record<string, string>>> {
	return await page.evaluate(async () => {
		const manifest = (await (await fetch('/manifest.webmanifest')).json()) as {
			shortcuts: readonly { name: string; url: string }[];
		};
		return Object.fromEntries(manifest.shortcuts.map(({ name, url }) => [name, url]));
	});
}
