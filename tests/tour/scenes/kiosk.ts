import type { Tour } from '../tour.ts';

const PIN = '271828';
/** As `VisitorThanks` has it. */
const SHOWN_MS = 8000;

/** From the checklist to a visitor's thanks, and out again by the PIN. */
export async function takeKiosk({ page, album, words, origin }: Tour): Promise<void> {
	await page.goto(`${origin}/kiosk`);
	await page.locator('a[href^="/kiosk/"]').first().click();
	await page.getByLabel(words('kiosk.newPin')).waitFor();
	await page.getByLabel(words('ready.yes'), { exact: true }).first().waitFor();
	await album.take('kiosk-prepare');
	await page.getByLabel(words('kiosk.newPin')).fill(PIN);
	await page.getByRole('button', { name: words('kiosk.savePin') }).click();
	await page.getByRole('button', { name: words('kiosk.openAnyway') }).click();
	await page.getByLabel(words('kiosk.waiveReason')).fill('Feria');
	await album.take('kiosk-waive');
	await page.getByRole('button', { name: words('kiosk.waive') }).click();
	const begin = page.getByRole('button', { name: words('kiosk.begin') });
	await begin.waitFor();
	await album.take('kiosk-welcome');
	await begin.click();
	const forward = page.getByRole('button', { name: words('kiosk.forward') });
	await page.getByRole('switch').first().check();
	await album.take('kiosk-notice');
	await forward.click();
	await page.locator('[name="givenName"]').fill('Carmen');
	await album.take('kiosk-questions');
	await page.getByRole('button', { name: words('kiosk.staff') }).click();
	await album.take('kiosk-leave');
	await page.keyboard.press('Escape');
	await page.locator('[name="familyName"]').fill('Bellido');
	await forward.click();
	await page.locator('[name="phone"]').fill('612345678');
	await handIn({ page, words });
	await album.take('kiosk-thanks');
	await page.getByRole('button', { name: words('kiosk.staff') }).click();
	await page.keyboard.type(PIN);
	await page.keyboard.press('Enter');
	await page.getByLabel(words('ready.yes'), { exact: true }).first().waitFor();
}

/** As far as the thanks, which stay: they would make room for the next visitor while one looks at them. */
async function handIn({ page, words }: Pick<Tour, 'page' | 'words'>): Promise<void> {
	await page.evaluate(`{
		const later = setTimeout;
		window.setTimeout = (task, ms, ...rest) =>
			ms === ${SHOWN_MS} ? 0 : later(task, ms, ...rest);
	}`);
	const send = page.getByRole('button', { name: words('kiosk.send') });
	const step = page.locator('#visitor-step');
	while (!(await send.isVisible())) {
		const title = (await step.textContent()) ?? '';
		await page.getByRole('button', { name: words('kiosk.forward') }).click();
		await step.filter({ hasNotText: title }).waitFor();
	}
	await send.click();
	await page.getByRole('button', { name: words('kiosk.next') }).waitFor();
	// Nothing lies beneath them any more.
	await page.locator('form').waitFor({ state: 'detached' });
}
