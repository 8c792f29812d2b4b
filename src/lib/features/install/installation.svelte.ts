import { createContext } from 'svelte';
import { askToKeep } from './ask-to-keep.ts';
import { installPlace, type InstallPlace } from './install-place.ts';

/** Chromium's event, which no standard has a type for. */
interface InstallOffer extends Event {
	prompt(): Promise<unknown>;
}

const LATER_KEY = 'ficha.install.later';

/**
 * Whether the app is on the home screen, and how it gets there. An installed app keeps its data; iOS
 * clears that of a page in a tab after a week without a visit, and what is installed from it starts
 * with none of it: so the time to install is before the first capture.
 */
export class Installation {
	readonly place: InstallPlace;
	#offer = $state.raw<InstallOffer | null>(null);
	#installed = $state(false);
	#later = $state(false);
	#asked = false;

	/** @param memory of this device, or null where nothing may be kept */
	constructor(
		private readonly page: Window,
		private readonly memory: Storage | null
	) {
		// Only WebKit on iOS has `standalone`.
		const { navigator }: { navigator: Navigator & { readonly standalone?: boolean } } = page;
		const standalone = page.matchMedia('(display-mode: standalone)').matches;
		this.place = installPlace(navigator);
		this.#installed = standalone || navigator.standalone === true;
		this.#later = memory?.getItem(LATER_KEY) === 'yes';
	}

	get installed(): boolean {
		return this.#installed;
	}

	/** The browser has offered to do it. */
	get offered(): boolean {
		return this.#offer !== null;
	}

	/** To be shown before a capture. At a desk, where nobody captures at a stand, a tab will do. */
	get due(): boolean {
		return !this.#installed && !this.#later && this.place !== 'desktop';
	}

	/** Keeps the browser's offer until it is asked for. @returns stops it */
	start(): () => void {
		const offered = (event: Event): void => {
			event.preventDefault();
			this.#offer = event as InstallOffer;
		};
		const installed = (): void => {
			this.#installed = true;
			void this.keepData();
		};
		this.page.addEventListener('beforeinstallprompt', offered);
		this.page.addEventListener('appinstalled', installed);
		return () => {
			this.page.removeEventListener('beforeinstallprompt', offered);
			this.page.removeEventListener('appinstalled', installed);
		};
	}

	async install(): Promise<void> {
		const offer = this.#offer;
		// An offer holds for one time.
		this.#offer = null;
		await offer?.prompt();
	}

	/** Not now: the way stays open under More. */
	postpone(): void {
		this.#later = true;
		this.memory?.setItem(LATER_KEY, 'yes');
	}

	/** There is something to keep now. Asked once while the page lives: Firefox puts the question to the person. */
	async keepData(): Promise<void> {
		if (this.#asked) return;
		this.#asked = true;
		await askToKeep(this.page.navigator.storage);
	}
}

export const [useInstallation, provideInstallation] = createContext<Installation>();
