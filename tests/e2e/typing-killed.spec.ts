import { expect, test, type Page } from '@playwright/test';
import { killPage } from './kill-page.ts';
import { Person } from './person.ts';
import { readyForOffline, signIn } from './screens.ts';
import { seeded } from './seeded.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const KILLS = Number(process.env['FICHA_TEST_KILLS'] ?? 5);
const SEED = Number(process.env['FICHA_TEST_SEED'] ?? Date.now() % 1_000_000);
/** What may be lost of the typing. */
const LOST_MS = 1000;

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

const nameField = (page: Page) => page.getByRole('textbox', { name: /^Nombre/ });

test('a page that is killed while somebody types loses a second of it at most', async () => {
	console.log(`${KILLS} kills, FICHA_TEST_SEED=${SEED}`);
	test.setTimeout(60_000 + KILLS * 15_000);
	const below = seeded(SEED);
	const ana = await Person.arrive(server.port);
	let page = await ana.openBrowser();
	await page.goto(ana.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	await ana.link.cut();
	page = await openForm(ana, page);
	let saved = 0;

	for (let kill = 0; kill < KILLS; kill++) {
		const where = `kill ${kill} of seed ${SEED}`;
		const saving = kill % 4 === 3;
		const typed = await typeUntil(page, below);
		if (saving) await pressSave(page, `654${String(100_000 + kill)}`, below(250));
		page = await openForm(ana, await killPage(ana, page, below(3) === 0));
		const found = await nameField(page).inputValue();
		const count = await tally(page);
		if (found === '' && count > saved) {
			// It was saved before the page went: once, and its draft has gone with it.
			expect(saving, where).toBe(true);
			expect(count, where).toBe(saved + 1);
			saved = count;
			continue;
		}
		expect(typed.text.startsWith(found), `${where}: ${found}`).toBe(true);
		expect(found.length, `${where}: ${found}`).toBeGreaterThanOrEqual(typed.kept());
		expect(count, where).toBe(saved);
		if (saving) await emptyForm(page);
	}
	await ana.leave();
});

interface Typed {
	readonly text: string;
	/** how much of it stood there a second before the page was killed */
	kept(): number;
}

/** Goes on typing where the last round ended, for a while. */
async function typeUntil(page: Page, below: (limit: number) => number): Promise<Typed> {
	const field = nameField(page);
	await field.focus();
	await page.keyboard.press('End');
	let text = await field.inputValue();
	const seen: { readonly length: number; readonly at: number }[] = [];
	for (let keys = 5 + below(30); keys > 0; keys--) {
		const letter = String.fromCharCode('a'.charCodeAt(0) + below(26));
		await page.keyboard.press(letter, { delay: below(60) });
		text += letter;
		seen.push({ length: text.length, at: Date.now() });
	}
	const ended = Date.now();
	const kept = seen.filter(({ at }) => at <= ended - LOST_MS).at(-1)?.length ?? 0;
	return { text, kept: () => kept };
}

/** Saves, and lets some milliseconds pass: the page is about to die in the middle of it, or just after. */
async function pressSave(page: Page, phone: string, milliseconds: number): Promise<void> {
	await page.getByRole('switch', { name: /Acepto las bases/ }).check();
	await page.getByRole('textbox', { name: /^Apellidos/ }).fill('Iriarte');
	await page.getByRole('textbox', { name: /^Teléfono/ }).fill(phone);
	await page.getByRole('button', { name: 'Guardar en este dispositivo' }).click();
	await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), milliseconds);
}

async function openForm(person: Person, page: Page): Promise<Page> {
	// "Leave without saving?" would be a lie: nothing typed is unsaved.
	page.on('dialog', (dialog) => {
		throw new Error(`asked: ${dialog.message()}`);
	});
	await page.goto(`${person.link.origin}/capture`);
	await expect(nameField(page)).toBeVisible();
	await expect(page.getByText(/guardadas? hoy|Ninguna hoy/)).toBeVisible();
	return page;
}

async function tally(page: Page): Promise<number> {
	const words = await page.getByText(/guardadas? hoy|Ninguna hoy/).innerText();
	return Number(/\d+/.exec(words)?.[0] ?? 0);
}

async function emptyForm(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Vaciar el formulario' }).click();
	await expect(nameField(page)).toHaveValue('');
}

test('a language that is switched in the middle of a form keeps what was typed', async () => {
	const ana = await Person.arrive(server.port);
	const page = await ana.openBrowser();
	await page.goto(ana.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await page.goto(`${ana.link.origin}/capture`);
	await nameField(page).fill('Remedios');
	await page.getByRole('switch', { name: /Acepto las bases/ }).check();
	await page.getByRole('link', { name: 'Más' }).click();
	await page.getByRole('radio', { name: 'Français' }).click({ force: true });
	await page.getByRole('link', { name: 'Inscrire' }).click();
	await expect(page.getByRole('textbox', { name: /^Prénom/ })).toHaveValue('Remedios');
	await expect(page.getByRole('switch', { name: /J’accepte le règlement/ })).toBeChecked();
	await ana.leave();
});

test('the draft of one user is not there for the next on the same device', async () => {
	const phone = await Person.arrive(server.port);
	const page = await phone.openBrowser();
	await page.goto(phone.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	await page.goto(`${phone.link.origin}/capture`);
	await nameField(page).fill('Remedios');
	await page.getByRole('link', { name: 'Más' }).click();
	await page.getByRole('button', { name: 'Salir', exact: true }).click();
	await page.getByRole('button', { name: 'Descartarlo y salir' }).click();
	await signIn(page, 'luis', 'horno-de-piedra');
	await page.goto(`${phone.link.origin}/capture`);
	await expect(nameField(page)).toHaveValue('');
	await phone.leave();
});
