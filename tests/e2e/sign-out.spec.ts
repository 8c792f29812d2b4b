import { expect, test } from '@playwright/test';
import { everythingStored } from './nothing-for-strangers.ts';
import { Person } from './person.ts';
import { fillSignUp, openCard, readyForOffline, saveSignUp, signIn, status } from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const REMEDIOS = { givenName: 'Remedios', familyName: 'Iturralde Sanz', phone: '655010203' };

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

test('nobody leaves with work that is nowhere else, and who comes next finds nothing of theirs', async () => {
	const tablet = await Person.arrive(server.port);
	const page = await tablet.openBrowser();
	await page.goto(tablet.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	await page.goto(`${tablet.link.origin}/capture`);
	await expect(page.getByRole('heading', { name: 'Inscripción' })).toBeVisible();
	await tablet.link.cut();
	await fillSignUp(page, REMEDIOS);
	await saveSignUp(page, REMEDIOS);

	await openCard(page, 'Remedios Iturralde', 'Remedios Iturralde Sanz');
	await page.goBack();
	await page.getByRole('searchbox').fill('');
	await page.getByRole('button', { name: 'Ordenar' }).focus();
	await page.getByRole('searchbox').click();
	const recent = page.getByRole('group', { name: 'Búsquedas recientes' });
	await expect(
		recent.getByRole('button', { name: 'Remedios Iturralde', exact: true })
	).toBeVisible();

	await page.getByRole('link', { name: 'Más', exact: true }).click();
	await page.getByRole('button', { name: 'Salir', exact: true }).click();
	const warning = page.getByRole('dialog');
	await expect(warning.getByText('1 cambio por enviar')).toBeVisible();
	await warning.getByRole('button', { name: 'Quedarme' }).click();
	await expect(status(page)).toHaveText(/1 por enviar/);

	await tablet.link.open();
	await page.getByRole('button', { name: 'Salir', exact: true }).click();
	await warning
		.getByRole('button', { name: 'Enviar y salir' })
		.or(page.getByLabel('Usuario'))
		.first()
		.click();
	await expect(page.getByLabel('Usuario')).toBeVisible();
	const left = await everythingStored(page);
	expect(left).not.toContain('customer:');
	expect(left).not.toContain('Iturralde');

	await signIn(page, 'bruno', 'corteza-dorada');
	await readyForOffline(page);
	await page.getByRole('searchbox').fill('Remedios Iturralde');
	await expect(page.getByText('Nadie coincide')).toBeVisible();
	await tablet.leave();

	const luis = await Person.arrive(server.port);
	const other = await luis.openBrowser();
	await other.goto(luis.link.origin);
	await signIn(other, 'luis', 'horno-de-piedra');
	await readyForOffline(other);
	await other.getByRole('searchbox').fill('Remedios Iturralde');
	await expect(other.getByRole('link', { name: /Remedios Iturralde Sanz/ })).toBeVisible();
	await luis.leave();
});
