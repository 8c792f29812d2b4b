import { expect, test, type Page } from '@playwright/test';
import { Person } from './person.ts';
import { readyForOffline, signIn } from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const PIN = '271828';
const CARMEN = 'Carmen Iturralde';

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

test('whatever a visitor tries, there is the kiosk, and nobody who was there before', async () => {
	const stand = await Person.arrive(server.port);
	const { origin } = stand.link;
	const page = await stand.openBrowser();
	await page.goto(origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);
	// A card lies open elsewhere, and the list in the history of this window.
	const other = await stand.newWindow();
	await other.goto(`${origin}/customers`);
	await other.getByRole('list', { name: 'Clientes' }).getByRole('link').first().waitFor();
	await page.goto(`${origin}/capture`);
	await page.getByRole('link', { name: 'Quiosco' }).click();
	await openKiosk(page);
	await expectKiosk(other);
	const kiosk = page.url();

	await stand.link.cut();
	await signUp(page);
	await page.getByRole('button', { name: 'Terminar' }).click();
	await expectKiosk(page);

	for (const path of ['/customers', '/more/device', '/sign-in', '/gallery', '/kiosk']) {
		await page.goto(origin + path);
		await expectKiosk(page);
	}
	await page.goBack();
	await expectKiosk(page);
	await page.getByRole('button', { name: 'Participar' }).click();
	await page.goBack();
	await page.reload();
	await expectKiosk(page);
	const tab = await stand.newWindow();
	await tab.goto(`${origin}/customers/${'0'.repeat(26)}`);
	await expectKiosk(tab);
	for (const key of ['/', 'n', '?', 'Escape', 'Control+p', 'F5', 'Alt+ArrowLeft', 'Control+z']) {
		await page.keyboard.press(key);
	}
	await expectKiosk(page);

	await page.evaluate(() => {
		for (const key of ['ficha.capture.event', 'ficha.install.later', 'ficha.language']) {
			window.dispatchEvent(new StorageEvent('storage', { key, newValue: 'x' }));
		}
	});
	expect(await asked(page, 'customers', [{ text: '', sort: [], offset: 0, limit: 9 }])).toBe(
		'locked'
	);
	expect(await asked(page, 'tally', [kiosk.split('/').at(-1)])).toBe('locked');
	expect(await asked(page, 'rescue', [])).toBe('locked');
	expect(await asked(page, 'lockKiosk', [{ kid: 'x', language: 'es' }])).toBe('locked');
	await said(page, { say: 'end', how: 'erase' });
	await said(page, { say: 'event', event: { type: 'kiosk' } });
	await Promise.all([
		page.waitForEvent('load'),
		tab.waitForEvent('load'),
		said(page, { say: 'ended' })
	]);
	await expectKiosk(page);
	await expectKiosk(tab);

	await page.getByRole('button', { name: 'Personal' }).click();
	await page.keyboard.type('314159');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert')).toHaveText(/Ese PIN no es/);
	await page.keyboard.type(PIN);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Quiosco', exact: true })).toBeVisible();

	await stand.link.open();
	await page.goto(`${origin}/customers`);
	await page.getByRole('searchbox').fill(CARMEN);
	await expect(page.getByRole('link', { name: new RegExp(CARMEN) })).toBeVisible();
	await stand.leave();
});

async function openKiosk(page: Page): Promise<void> {
	await page.getByLabel('PIN nuevo').fill(PIN);
	await page.getByRole('button', { name: 'Guardar el PIN' }).click();
	// In a tab it is not ready: somebody has to answer for it.
	await page.getByRole('button', { name: 'Abrir aunque falte algo' }).click();
	await page.getByRole('button', { name: 'Abrir y dejar constancia' }).click();
	await expect(page.getByLabel('Motivo')).toHaveAccessibleDescription(/Escribe por qué/);
	await page.getByLabel('Motivo').fill('Se abre en una pestaña');
	await page.getByRole('button', { name: 'Abrir y dejar constancia' }).click();
	await expectKiosk(page);
}

async function signUp(page: Page): Promise<void> {
	const on = page.getByRole('button', { name: 'Seguir' });
	await page.getByRole('button', { name: 'Participar' }).click();
	await page.getByRole('switch', { name: /Acepto las bases/ }).check();
	await on.click();
	await page.getByRole('textbox', { name: /^Nombre/ }).fill('Carmen');
	await page.getByRole('textbox', { name: /^Apellidos/ }).fill('Iturralde');
	await on.click();
	await page.getByRole('textbox', { name: /^Teléfono/ }).pressSequentially('655010203');
	await on.click();
	await page.getByRole('button', { name: 'Enviar' }).click();
	await expect(page.getByRole('heading', { name: /Gracias/ })).toBeVisible();
}

/** It is shown, empty, and nothing of whoever was there is left in the page. */
async function expectKiosk(page: Page): Promise<void> {
	await expect(page.getByRole('button', { name: 'Participar' })).toBeVisible();
	expect(new URL(page.url()).pathname).toMatch(/^\/kiosk\/[0-9A-Z]{26}$/);
	const left = await page.evaluate(() => {
		const typed = [...document.querySelectorAll('input')].map(({ value }) => value);
		return `${document.documentElement.outerHTML} ${typed.join(' ')} ${history.length > 0 ? JSON.stringify(history.state) : ''}`;
	});
	expect(left).not.toMatch(/Carmen|Iturralde|655 ?01/);
	expect(left).not.toContain('/customers/');
}

/** What the engine answers. */
interface Heard {
	readonly id?: string;
	readonly error?: { readonly code: string };
}

/** As any page of this browser could ask the engine, past the app. @returns the error's code */
function asked(page: Page, method: string, args: unknown[]): Promise<string> {
	return page.evaluate(
		async ([asking, parameters]) => {
			const databases = await indexedDB.databases();
			const name = databases.find((each) => /^ficha-.*-side$/.test(each.name ?? ''))?.name;
			const channel = new BroadcastChannel(`ficha:${name?.replace(/-side$/, '')}`);
			const id = crypto.randomUUID();
			const heard = new Promise<string>((resolve) => {
				channel.onmessage = ({ data }: MessageEvent<Heard>) => {
					if (data.id !== id) return;
					resolve(data.error?.code ?? JSON.stringify(data));
				};
			});
			channel.postMessage({ say: 'call', id, window: 'w', method: asking, args: parameters });
			return heard;
		},
		[method, args] as const
	);
}

function said(page: Page, message: object): Promise<void> {
	return page.evaluate(async (words) => {
		const databases = await indexedDB.databases();
		const name = databases.find((each) => /^ficha-.*-side$/.test(each.name ?? ''))?.name;
		new BroadcastChannel(`ficha:${name?.replace(/-side$/, '')}`).postMessage(words);
	}, message);
}
