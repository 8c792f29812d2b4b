import AxeBuilder from '@axe-core/playwright';
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

const SIZES = [
	{ width: 390, height: 844 },
	{ width: 1180, height: 820 }
];

test('no screen keeps anybody out, in either theme and size', async () => {
	test.setTimeout(480_000);
	const ana = await Person.arrive(server.port);
	const page = await ana.openBrowser();
	await page.goto(ana.link.origin);
	await expect(page.getByLabel('Usuario')).toBeVisible();
	await expectNothingInTheWay(page);

	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	const card = await page
		.getByRole('list', { name: 'Clientes' })
		.getByRole('link')
		.first()
		.getAttribute('href');
	for (const path of [
		'/customers',
		card ?? '',
		'/capture',
		'/conflicts',
		'/more/device',
		'/gallery'
	]) {
		await page.goto(ana.link.origin + path);
		await expectNothingInTheWay(page);
	}
	await ana.leave();
});

async function expectNothingInTheWay(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		for (const size of SIZES) {
			await page.setViewportSize(size);
			await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible();
			const { violations } = await new AxeBuilder({ page }).analyze();
			const found = violations.map(
				({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`
			);
			expect(found, `${page.url()} ${colorScheme} ${size.width}`).toEqual([]);
		}
	}
}
