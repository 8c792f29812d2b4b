import type { Tour } from '../tour.ts';

export async function takeSegments({ page, album, words, origin }: Tour): Promise<void> {
	await page.goto(`${origin}/segments`);
	await page.getByText(words('segments.none')).waitFor();
	await album.take('segments-none');
	await page.goto(`${origin}/segments/new`);
	const add = page.getByRole('button', { name: words('segment.add') });
	await page.locator('main a[href^="/customers/"]').first().waitFor({ timeout: 60_000 });
	await add.click();
	const dialog = page.getByRole('dialog');
	const spent = dialog.getByRole('button', { name: words('segment.topic.spent') });
	await spent.waitFor();
	await album.take('segment-topics');
	await spent.click();
	await dialog.getByLabel(words('segment.amount')).fill('100');
	await album.take('segment-condition');
	await dialog.getByRole('button', { name: words('segment.use') }).click();
	await page.locator('main li button').first().waitFor();
	await album.take('segment');
	await page.getByRole('button', { name: words('action.save') }).click();
	await dialog.getByLabel(words('segment.name')).fill('1');
	await album.take('segment-save');
	await dialog.getByRole('button', { name: words('action.save') }).click();
	// It closes once the segment is durable.
	await dialog.waitFor({ state: 'hidden' });
	await page.goto(`${origin}/segments`);
	const saved = page.locator('main a[href^="/segments/"]', { has: page.locator('b') }).first();
	await saved.waitFor();
	await album.take('segments');
	await saved.click();
	await page.locator('main a[href^="/customers?segment="]').click();
	await page
		.getByRole('button', { name: words('filter.segment') })
		.first()
		.waitFor();
	await album.take('segment-in-list');
	const clear = `${words('filter.clear')}: ${words('filter.segment')}`;
	await page.getByRole('button', { name: clear }).click();
	await page.goto(`${origin}/campaigns`);
	await page.getByText(words('campaigns.none')).waitFor();
	await album.take('campaigns-none');
}
