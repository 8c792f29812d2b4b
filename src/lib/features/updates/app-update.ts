import { Workbox } from 'workbox-window';
import type { OpenForms } from '$lib/ui/open-forms.ts';

/**
 * A new version is fetched in the background and waits. It takes over when the person goes to another
 * screen anyway and no form holds anything unsaved: the page that they go to is then loaded anew.
 */
export class AppUpdate {
	readonly #workbox: Workbox | null;
	#waiting = false;

	/** @param container absent where the browser allows no service worker, such as a private window */
	constructor(
		container: ServiceWorkerContainer | undefined,
		private readonly forms: OpenForms
	) {
		this.#workbox = container === undefined ? null : new Workbox('/service-worker.js');
	}

	async start(): Promise<void> {
		this.#workbox?.addEventListener('waiting', () => {
			this.#waiting = true;
		});
		await this.#workbox?.register();
	}

	/** Looks for a new version, such as when the app comes back from the background. */
	async check(): Promise<void> {
		await this.#workbox?.update();
	}

	/**
	 * To be asked before each navigation.
	 *
	 * @param go loads the page that the person wanted, from the new version
	 * @returns true when the new version takes over, and the navigation itself is to be given up
	 */
	takeOver(go: () => void): boolean {
		if (!this.#waiting || this.forms.any || this.#workbox === null) return false;
		this.#waiting = false;
		this.#workbox.addEventListener('controlling', go);
		this.#workbox.messageSkipWaiting();
		return true;
	}
}
