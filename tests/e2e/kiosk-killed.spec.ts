import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { ApiClient } from './api-client.ts';
import { killPage } from './kill-page.ts';
import { Person } from './person.ts';
import { readyForOffline, signIn, status } from './screens.ts';
import { seeded } from './seeded.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const KILLS = Number(process.env['FICHA_TEST_KILLS'] ?? 5);
const SEED = Number(process.env['FICHA_TEST_SEED'] ?? Date.now() % 1_000_000);
const VISITOR = join(import.meta.dirname, '..', 'bench', 'stage', 'visitor.js');
const WORDS = { begin: 'Participar', forward: 'Seguir', send: 'Enviar' } as const;
const PIN = '271828';
const OPEN = 'Abrir aunque falte algo';

interface Named {
	readonly _id: string;
	readonly familyName?: string;
	readonly answers?: { readonly familyName?: string };
}

/** What became of a visitor before the page was killed. */
type Fate = 'thanked' | 'sent' | 'typing';

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

test('whoever was thanked before a kiosk was killed has taken part, and nobody twice', async () => {
	console.log(`${KILLS} kills, FICHA_TEST_SEED=${SEED}`);
	test.setTimeout(120_000 + KILLS * 20_000);
	const below = seeded(SEED);
	const stand = await Person.arrive(server.port);
	const { origin } = stand.link;
	let page = await stand.openBrowser();
	await page.goto(origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	await openKiosk(page, origin);
	await stand.link.cut();
	// A browser writes down who is signed in when it ends well, or half a minute later.
	await stand.closeBrowser();
	page = await stand.openBrowser();
	await page.goto(origin);
	await expectNobody(page, []);
	const fates = new Map<string, Fate>();

	for (let kill = 0; kill < KILLS; kill++) {
		page = await killPage(stand, page, below(3) === 0);
		await page.addInitScript({ path: VISITOR });
		await page.goto(origin);
		await expectNobody(page, [...fates.keys()]);
		// One is done, and the next one is in the middle of it, or has just sent it.
		for (const visitor of [`Visita${kill}a`, `Visita${kill}b`]) {
			const isLast = visitor.endsWith('b');
			fates.set(visitor, 'typing');
			await fill(page, visitor, kill);
			if (isLast && below(4) === 0) break;
			await page.getByRole('button', { name: WORDS.send }).click();
			fates.set(visitor, 'sent');
			if (isLast) await passed(page, below(300));
			else await page.getByRole('heading', { name: /Gracias/ }).waitFor();
			if (!(await isThanked(page))) continue;
			fates.set(visitor, 'thanked');
			if (!isLast) await page.getByRole('button', { name: 'Terminar' }).click();
		}
	}

	page = await killPage(stand, page, true);
	await page.goto(origin);
	await leaveKiosk(page, origin);
	await stand.link.open();
	await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: 120_000 });
	const office = await ApiClient.signIn(server.port, 'sofia', 'hogaza-de-trigo');
	const entries = await office.documents<Named>('entry:');
	const customers = await office.documents<Named>('customer:');
	for (const [visitor, fate] of fates) {
		const where = `${visitor}, ${fate}, FICHA_TEST_SEED=${SEED}`;
		const entered = entries.filter(({ answers }) => answers?.familyName === visitor).length;
		const known = customers.filter(({ familyName }) => familyName === visitor).length;
		expect(known, where).toBe(entered);
		expect(entered, where).toBeLessThanOrEqual(fate === 'typing' ? 0 : 1);
		if (fate === 'thanked') expect(entered, where).toBe(1);
	}
	await stand.leave();
});

async function openKiosk(page: Page, origin: string): Promise<void> {
	await page.goto(`${origin}/capture`);
	await page.getByRole('link', { name: 'Quiosco' }).click();
	await page.getByLabel('PIN nuevo').fill(PIN);
	await page.getByRole('button', { name: 'Guardar el PIN' }).click();
	await page.getByRole('button', { name: OPEN }).click();
	await page.getByLabel('Motivo').fill('Prueba');
	await page.getByRole('button', { name: 'Abrir y dejar constancia' }).click();
	await page.getByRole('button', { name: WORDS.begin }).waitFor();
}

async function leaveKiosk(page: Page, origin: string): Promise<void> {
	await page.getByRole('button', { name: 'Personal' }).click();
	await page.getByRole('dialog').waitFor();
	await page.keyboard.type(PIN);
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: OPEN }).waitFor();
	await page.goto(`${origin}/customers`);
}

async function fill(page: Page, familyName: string, kill: number): Promise<void> {
	const answers = { givenName: 'Rosa', familyName, phone: `6${10_000_000 + kill * 7919}` };
	await page.evaluate(
		`visitor.fill(${JSON.stringify(WORDS)}, ${JSON.stringify({ ...answers, email: `${familyName}@example.org` })})`
	);
}

/** The page is about to die in the middle of a save, or just before or after one. */
function passed(page: Page, milliseconds: number): Promise<void> {
	return page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), milliseconds);
}

function isThanked(page: Page): Promise<boolean> {
	return page.getByRole('heading', { name: /Gracias/ }).isVisible();
}

/** A page that comes back is a kiosk that nobody has touched. */
async function expectNobody(page: Page, visitors: readonly string[]): Promise<void> {
	await expect(page.getByRole('button', { name: WORDS.begin })).toBeVisible();
	const shown = await page.content();
	expect(visitors.filter((visitor) => shown.includes(visitor))).toEqual([]);
}
