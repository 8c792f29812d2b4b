import type { Locator } from 'playwright';
import { LONG } from '../office.ts';
import type { Tour } from '../tour.ts';

export async function takeCustomers(tour: Tour): Promise<void> {
	const { page, album, words, office } = tour;
	const list = page.getByRole('list', { name: words('customers.title') });
	const search = page.getByRole('searchbox');
	await list.getByRole('link').first().waitFor();
	await album.take('customers');
	await search.fill('mar');
	await list.locator('mark:not(:empty)').first().waitFor();
	await album.take('customers-search');
	await takeFilters(tour);
	await takeRow(tour, list);
	await page.getByRole('button', { name: words('sort.title') }).click();
	const orders = page.getByRole('dialog').locator('li button');
	await orders.last().click();
	await orders.first().click();
	await album.take('customers-sort');
	await page
		.getByRole('dialog')
		.getByRole('button', { name: words('sort.none') })
		.click();
	await page.keyboard.press('Escape');
	await search.fill('zzzzzz');
	await page.getByText(words('customers.nobodyNamed')).waitFor();
	await album.take('customers-nobody');
	await search.fill('');
	await office.lengthen();
	await search.fill('encarnación');
	await list.getByText(LONG.familyName).waitFor({ timeout: 30_000 });
	await album.take('customers-long');
	await list.getByRole('link', { name: LONG.familyName }).click();
	await page.getByRole('heading', { name: LONG.familyName }).waitFor();
	await album.take('card-long');
	await page.getByRole('tab').nth(1).click();
	await page.getByRole('button', { name: words('history.title') }).click();
	await page.getByRole('dialog').getByRole('listitem').first().waitFor();
	await album.take('card-history');
	await page.keyboard.press('Escape');
	await page.goBack();
	await search.fill('');
	await page.getByRole('button', { name: words('sort.title') }).focus();
	await search.click();
	await page.getByRole('group', { name: words('customers.recent') }).waitFor();
	await album.take('customers-recent');
	await page.keyboard.press('Escape');
	await list.getByRole('link').first().press('?');
	await page.getByRole('dialog').waitFor();
	await album.take('shortcuts');
	await page.keyboard.press('Escape');
}

async function takeFilters({ page, album, words }: Tour): Promise<void> {
	const stage = page.getByRole('button', { name: words('field.stage') });
	await stage.first().click();
	const choices = page.getByRole('dialog').getByRole('checkbox');
	await choices.nth(1).check();
	await choices.nth(2).check();
	await album.take('customers-filter');
	await page.getByRole('button', { name: words('filter.done') }).click();
	await album.take('customers-filtered');
	await page
		.getByRole('button', {
			name: `${String(words('filter.clear'))}: ${String(words('field.stage'))}`
		})
		.click();
}

/** What can be done with a customer without opening the card: by menu, and by a finger. */
async function takeRow({ page, album, words }: Tour, list: Locator): Promise<void> {
	await list
		.getByRole('button', { name: words('row.actions') })
		.first()
		.focus();
	await page.keyboard.press('Enter');
	await page.getByRole('menu').waitFor();
	await album.take('customers-menu');
	await page.keyboard.press('Escape');
	const box = await list.getByRole('link').nth(1).boundingBox();
	if (box === null) throw new Error('no row to pull');
	const finger = await page.context().newCDPSession(page);
	const at = (x: number): { x: number; y: number }[] => [{ x, y: box.y + box.height / 2 }];
	await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(300) });
	for (const x of [280, 220, 160, 100]) {
		await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(x) });
	}
	await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await album.take('customers-pulled');
	await page.keyboard.press('Escape');
}
