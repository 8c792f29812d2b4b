import type { Tour } from '../tour.ts';

const PIN = '271828';

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
	await page.keyboard.type(PIN);
	await page.keyboard.press('Enter');
	await page.getByLabel(words('ready.yes'), { exact: true }).first().waitFor();
}
