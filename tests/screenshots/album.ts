import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Theme } from './options.ts';

export const SIZES = {
	phone: { width: 390, height: 844 },
	tablet: { width: 1180, height: 820 }
} as const;
type Size = keyof typeof SIZES;

export interface Picture {
	readonly scene: string;
	readonly size: Size;
	readonly theme: Theme;
	readonly file: string;
}

/** The pictures of one language: each scene in every size and theme, without leaving it. */
export class Album {
	readonly pictures: Picture[];
	readonly #page: Page;
	readonly #folder: string;
	readonly #themes: readonly Theme[];

	private constructor(
		page: Page,
		folder: string,
		themes: readonly Theme[],
		pictures: Picture[] = []
	) {
		this.pictures = pictures;
		this.#page = page;
		this.#folder = folder;
		this.#themes = themes;
	}

	static async open(page: Page, folder: string, themes: readonly Theme[]): Promise<Album> {
		await mkdir(folder, { recursive: true });
		return new Album(page, folder, themes);
	}

	/** Goes on with the pictures of another window. */
	of(page: Page): Album {
		return new Album(page, this.#folder, this.#themes, this.pictures);
	}

	/** @param scene what is on the screen, such as `card-editing` */
	async take(scene: string): Promise<void> {
		const number = String(new Set(this.pictures.map((one) => one.scene)).size + 1).padStart(2, '0');
		// No pointer hovers over anything.
		await this.#page.mouse.move(0, 0);
		for (const size of Object.keys(SIZES) as Size[]) {
			await this.#page.setViewportSize(SIZES[size]);
			for (const theme of this.#themes) {
				await this.#page.evaluate(
					(name) => (document.documentElement.dataset['theme'] = name),
					theme
				);
				await settle(this.#page);
				const file = join(this.#folder, `${number}-${scene}-${size}-${theme}.png`);
				await this.#page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
				this.pictures.push({ scene, size, theme, file });
			}
		}
		await this.#page.setViewportSize(SIZES.phone);
	}
}

/** Two frames: what a change of size or theme sets off has been laid out and painted. */
async function settle(page: Page): Promise<void> {
	await page.evaluate(
		() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
	);
}
