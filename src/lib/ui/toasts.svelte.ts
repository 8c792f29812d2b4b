import { createContext } from 'svelte';

export interface Toast {
	readonly id: number;
	readonly text: string;
	/** what can still be done about it */
	readonly action?: { readonly label: string; readonly run: () => void };
}

/** More than these would hide what somebody works on. */
const MOST = 3;

/** What has just happened, newest last. One with something to undo stays its time beside newer ones. */
export class Toasts {
	#shown = $state.raw<readonly Toast[]>([]);
	#count = 0;

	get shown(): readonly Toast[] {
		return this.#shown;
	}

	show(text: string, action?: Toast['action']): void {
		this.#count += 1;
		const toast = { id: this.#count, text, ...(action === undefined ? {} : { action }) };
		// A sentence with nothing to do about it has been read, or the newer one says more.
		const stay = this.#shown.filter((older) => older.action !== undefined);
		this.#shown = [...stay, toast].slice(-MOST);
	}

	/** Does what the toast offers, and takes it away. */
	act(toast: Toast): void {
		this.dismiss(toast.id);
		toast.action?.run();
	}

	/** @returns false where there is nothing to undo */
	undoNewest(): boolean {
		const toast = this.#shown.findLast((each) => each.action !== undefined);
		if (toast === undefined) return false;
		this.act(toast);
		return true;
	}

	dismiss(id: number): void {
		this.#shown = this.#shown.filter((toast) => toast.id !== id);
	}
}

export const [useToasts, provideToasts] = createContext<Toasts>();
