import type { Workbox } from 'workbox-window';
import type { OpenForms } from '$lib/ui/open-forms.ts';

/** What an update needs of workbox-window. */
export type UpdateWorker = Pick<
	Workbox,
	'addEventListener' | 'register' | 'update' | 'messageSkipWaiting'
>;

/**
 * A new version is fetched in the background and waits. It takes over when the person goes to another
 * screen anyway and no form holds anything unsaved: the page that they go to is then loaded anew.
 */
export class AppUpdate {
	#waiting = false;

	/** @param worker null where the browser allows no service worker, such as a private window */
	constructor(
		private readonly worker: UpdateWorker | null,
		private readonly forms: OpenForms
	) {}

	async start(): Promise<void> {
		this.worker?.addEventListener('waiting', () => {
			this.#waiting = true;
		});
		await this.#quietly(() => this.worker?.register());
	}

	/** Looks for a new version, such as when the app comes back from the background. */
	async check(): Promise<void> {
		await this.#quietly(() => this.worker?.update());
	}

	/**
	 * To be asked before each navigation.
	 *
	 * @param go loads the page that the person wanted, from the new version
	 * @returns true when the new version takes over, and the navigation itself is to be given up
	 */
	takeOver(go: () => void): boolean {
		if (!this.#waiting || this.forms.any || this.worker === null) return false;
		this.#waiting = false;
		this.worker.addEventListener('controlling', go);
		this.worker.messageSkipWaiting();
		return true;
	}

	/** Without a network there is no new version to be had: the next look will find it. */
	async #quietly(task: () => Promise<unknown> | undefined): Promise<void> {
		try {
			await task();
		} catch {
			return;
		}
	}
}
