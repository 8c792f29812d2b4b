import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

/**
 * Forms that hold something not yet saved. Whatever would interrupt, such as an update of the app,
 * waits until there are none. Reactive.
 */
export class OpenForms {
	readonly #dirty = new SvelteSet<object>();

	get any(): boolean {
		return this.#dirty.size > 0;
	}

	/** @returns lets go of it */
	hold(): () => void {
		const form = {};
		this.#dirty.add(form);
		return () => this.#dirty.delete(form);
	}
}

export const [useOpenForms, provideOpenForms] = createContext<OpenForms>();
