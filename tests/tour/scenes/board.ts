import type { Tour } from '../tour.ts';

export async function takeBoard({ page, album, words, origin }: Tour): Promise<void> {
	await page.goto(`${origin}/board`);
	const card = page.locator('main [data-cid]').first();
	await card.waitFor({ timeout: 60_000 });
	await album.take('board');
	await card.getByRole('button').click();
	await page.getByRole('menuitem').first().waitFor();
	await album.take('board-move');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: words('board.funnel') }).click();
	await page.getByRole('table').waitFor({ timeout: 60_000 });
	await album.take('funnel');
}
