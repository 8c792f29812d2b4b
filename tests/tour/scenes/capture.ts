import type { Locator } from 'playwright';
import type { Tour } from '../tour.ts';

export async function takeCapture({ page, album, words, origin, office }: Tour): Promise<void> {
	await page.goto(`${origin}/capture?choose`);
	await page.getByRole('heading', { name: words('capture.choose') }).waitFor();
	await page.locator('a[href^="/capture/"]').first().waitFor();
	await album.take('capture-choice');
	await page.locator('a[href^="/capture/"]').first().click();
	const field = (name: string): Locator => page.locator(`[name="${name}"]`);
	const save = page.getByRole('button', { name: words('capture.save') });
	await field('givenName').waitFor();
	await album.take('capture-empty');
	await page.getByRole('button', { name: words('capture.readNotice') }).click();
	await album.take('capture-notice');
	await page.keyboard.press('Escape');
	await page
		.getByRole('button', { name: words('capture.readConsent') })
		.first()
		.click();
	await album.take('capture-consent');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: words('scan.open') }).click();
	await page.getByText(words('scan.noCamera')).waitFor();
	await album.take('capture-scan');
	await page.keyboard.press('Escape');
	await save.click();
	await page.locator('[aria-invalid="true"]').first().waitFor();
	await album.take('capture-errors');
	await field('email').fill('carmen.lopez@');
	await field('phone').fill('12');
	await field('city').scrollIntoViewIfNeeded();
	await album.take('capture-wrong');
	await page.getByRole('switch').first().check();
	await field('givenName').fill('Carmen');
	await field('familyName').fill('López Ruiz');
	await field('phone').fill('');
	await field('phone').pressSequentially('654120987');
	await field('email').fill('carmen.lopez@correo.example');
	await field('givenName').scrollIntoViewIfNeeded();
	await album.take('capture-filled');
	await field('phone').fill(office.phone);
	await page.getByRole('button', { name: words('capture.yesThem') }).scrollIntoViewIfNeeded();
	await album.take('capture-duplicate');
	await page.getByRole('button', { name: words('capture.yesThem') }).click();
	await page.getByText(words('capture.goesTo')).waitFor();
	await album.take('capture-recognised');
	await field('city').scrollIntoViewIfNeeded();
	await album.take('capture-end');
	await save.click();
	await page.getByText(words('capture.saved')).waitFor();
	await album.take('capture-saved');
	await takeUnkeptDraft({ page, album, words }, field('givenName'));
}

/** The device has no room left for what is being typed. */
async function takeUnkeptDraft(
	{ page, album, words }: Pick<Tour, 'page' | 'album' | 'words'>,
	field: Locator
): Promise<void> {
	await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
	});
	await field.pressSequentially('Lucía');
	await page.getByText(words('trouble.draftFull')).waitFor();
	await album.take('capture-no-room');
	await page.reload();
	await field.waitFor();
}
