import type { Tour } from '../tour.ts';

/** As somebody sees them who may change none. */
export async function takeFields({ page, album, words, origin }: Tour): Promise<void> {
	await page.goto(`${origin}/more/fields`);
	await page.getByText(words('purpose.phones')).waitFor();
	await album.take('fields');
}
