import type { Tour } from '../tour.ts';

export async function takeConflicts({ page, album, words, origin, office }: Tour): Promise<void> {
	await page.goto(`${origin}/conflicts`);
	await page.getByText(words('conflicts.none')).waitFor();
	await album.take('conflicts-none');
	await office.disagree();
	await page.getByText(words('conflicts.others')).waitFor({ timeout: 30_000 });
	await office.quarrel();
	const all = page.locator('main button[aria-haspopup="dialog"]');
	await all.nth(1).waitFor({ timeout: 30_000 });
	// What others decide stands below.
	const open = all.first();
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
