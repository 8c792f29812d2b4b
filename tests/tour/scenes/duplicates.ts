import type { Tour } from '../tour.ts';

export async function takeDuplicates({ page, album, words, origin }: Tour): Promise<void> {
	await page.goto(`${origin}/duplicates`);
	const pair = page.locator('main button[aria-haspopup="dialog"]').first();
	await pair.waitFor({ timeout: 60_000 });
	await album.take('duplicates');
	await pair.click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: words('compare.apart') }).waitFor();
	await album.take('duplicates-compare');
	await page.keyboard.press('Escape');
}
