import { createContext } from 'svelte';

/** How this browser gets the app onto the home screen. */
export type InstallWay =
	| 'installed'
	/** the browser has offered to do it */
	| 'offered'
	/** by the share menu of an iPhone or iPad */
	| 'ios'
	/** by the browser's own menu, if at all */
	| 'menu';

/** Chromium's event, which no standard has a type for. */
interface InstallOffer extends Event {
	prompt(): Promise<unknown>;
}

/** An installed app keeps its data; iOS clears that of a page in a tab after a week without a visit. */
export class Installation {
	#offer = $state.raw<InstallOffer | null>(null);
	#installed = $state(false);
	readonly #ios: boolean;

	constructor(private readonly page: Window) {
		// Only WebKit on iOS has `standalone`.
		const { navigator }: { navigator: Navigator & { readonly standalone?: boolean } } = page;
		const standalone = page.matchMedia('(display-mode: standalone)').matches;
		this.#ios = navigator.standalone !== undefined;
		this.#installed = standalone || navigator.standalone === true;
	}

	get way(): InstallWay {
		if (this.#installed) return 'installed';
		if (this.#offer !== null) return 'offered';
		return this.#ios ? 'ios' : 'menu';
	}

	/** Keeps the browser's offer until it is asked for. @returns stops it */
	start(): () => void {
		const offered = (event: Event): void => {
			event.preventDefault();
			this.#offer = event as InstallOffer;
		};
		const installed = (): void => {
			this.#installed = true;
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
}

export const [useInstallation, provideInstallation] = createContext<Installation>();
