import type { Tour } from '../tour.ts';

type Gallery = Pick<Tour, 'page' | 'album' | 'origin'>;

/** The design system, part by part: every component in every state. */
export async function takeGallery({ page, album, origin }: Gallery): Promise<void> {
	await page.goto(`${origin}/gallery`);
	const parts = page.getByRole('heading', { level: 2 });
	await parts.first().waitFor();
	for (const part of await parts.all()) {
		await part.evaluate((heading) => heading.scrollIntoView());
		await album.take(`gallery-${(await part.innerText()).toLowerCase().replaceAll(/\W+/g, '-')}`);
	}
}
