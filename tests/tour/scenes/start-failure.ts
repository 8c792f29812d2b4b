import type { Tour } from '../tour.ts';

/** A browser that keeps nothing, such as a private window that has been told so. The last scene. */
export async function takeStartFailure({ page, album, words, origin }: Tour): Promise<void> {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('denied', 'SecurityError');
		};
	});
	await page.goto(origin);
	await page.getByText(words('start.denied')).waitFor();
	await album.take('start-denied');
}
