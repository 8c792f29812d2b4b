import { createContext } from 'svelte';

export const appearances = ['auto', 'light', 'dark', 'sunlight'] as const;
export type AppearanceChoice = (typeof appearances)[number];

/** Also read by static/appearance.js, which paints the first frame before any module has loaded. */
const APPEARANCE_KEY = 'ficha.appearance';

/** Light, dark or for the sun: what the person chose, or what the device has. */
export class Appearance {
	#choice = $state<AppearanceChoice>('auto');
	#indoors: AppearanceChoice = 'auto';
	readonly #page: HTMLElement;
	readonly #memory: Storage | null;
	readonly #dark: MediaQueryList;

	constructor(page: HTMLElement, memory: Storage | null, dark: MediaQueryList) {
		this.#page = page;
		this.#memory = memory;
		this.#dark = dark;
		const kept = memory?.getItem(APPEARANCE_KEY);
		this.#choice = appearances.find((choice) => choice === kept) ?? 'auto';
	}

	get choice(): AppearanceChoice {
		return this.#choice;
	}

	choose(choice: AppearanceChoice): void {
		this.#choice = choice;
		this.#memory?.setItem(APPEARANCE_KEY, choice);
		this.#apply();
	}

	/** Into the sun with one tap, and with another one back to what it was before. */
	toggleSunlight(): void {
		const back = this.#choice === 'sunlight';
		if (!back) this.#indoors = this.#choice;
		this.choose(back ? this.#indoors : 'sunlight');
	}

	/** Follows the device from now on. @returns stops it */
	start(): () => void {
		const apply = (): void => this.#apply();
		apply();
		this.#dark.addEventListener('change', apply);
		return () => this.#dark.removeEventListener('change', apply);
	}

	#apply(): void {
		const device = this.#dark.matches ? 'dark' : 'light';
		this.#page.dataset['theme'] = this.#choice === 'auto' ? device : this.#choice;
		this.#colourBrowser();
	}

	/** The browser's own bar goes with the page, not with the device. */
	#colourBrowser(): void {
		const paper = getComputedStyle(this.#page).getPropertyValue('--paper').trim();
		if (paper === '') return;
		for (const meta of this.#page.querySelectorAll('meta[name="theme-color"]')) {
			meta.setAttribute('content', paper);
		}
	}
}

export const [useAppearance, provideAppearance] = createContext<Appearance>();
