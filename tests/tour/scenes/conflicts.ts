import type { Tour } from '../tour.ts';

export async function takeConflicts({ page, album, words, origin, office }: Tour): Promise<void> {
	await page.goto(`${origin}/conflicts`);
	await page.getByText(words('conflicts.none')).waitFor();
	await album.take('conflicts-none');
	await office.quarrel();
	const open = page.locator('main button[aria-haspopup="dialog"]').first();
	await open.waitFor({ timeout: 30_000 });
	await album.take('conflicts');
	await open.click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: words('conflict.use') }).waitFor();
	await album.take('conflict');
	await dialog.getByRole('button', { name: words('conflict.other') }).click();
	await album.take('conflict-other');
	await page.keyboard.press('Escape');
	await page.goto(origin + office.card());
	await page.getByRole('heading', { level: 1 }).last().waitFor();
	await page.getByText(words('card.conflict')).first().waitFor();
	await album.take('card-conflict');
}
