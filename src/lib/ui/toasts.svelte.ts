import { createContext } from 'svelte';

export interface Toast {
	readonly id: number;
	readonly text: string;
	/** what can still be done about it */
	readonly action?: { readonly label: string; readonly run: () => void };
}

/** One sentence at a time: the newest says what has just happened, and is the one to undo. */
export class Toasts {
	#current = $state.raw<Toast | null>(null);
	#count = 0;

	get current(): Toast | null {
		return this.#current;
	}

	show(text: string, action?: Toast['action']): void {
		this.#count += 1;
		this.#current = { id: this.#count, text, ...(action === undefined ? {} : { action }) };
	}

	dismiss(): void {
		this.#current = null;
	}
}

export const [useToasts, provideToasts] = createContext<Toasts>();
