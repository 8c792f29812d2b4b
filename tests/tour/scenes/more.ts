import type { Tour } from '../tour.ts';

export async function takeMore({ page, album, words, origin }: Tour): Promise<void> {
	await page.goto(`${origin}/more`);
	const install = page.getByRole('heading', { name: words('install.title') });
	await page.getByText(words('status.syncedAt')).first().waitFor({ timeout: 60_000 });
	await album.take('more');
	await install.scrollIntoViewIfNeeded({ timeout: 60_000 });
	await album.take('more-install');
	await page.goto(`${origin}/more/device`);
	await page.getByText(words('sync.last')).first().waitFor();
	await album.take('device');
}
