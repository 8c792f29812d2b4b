/** The service worker, as far as updates are concerned. */
export interface UpdateWorker {
	/** @throws without a network, when there was none yet */
	register(): Promise<void>;
	/** Looks for a newer version. @throws without a network */
	look(): Promise<void>;
	/** A newer version has been fetched whole, and waits. */
	onWaiting(listener: () => void): void;
	/** A newer version has taken over, asked to by this window or another: static/start-watch.js says so. */
	onTakenOver(listener: () => void): void;
	/** Asks the version that waits to take over. */
	takeOver(): void;
	/** whether a newer version did not start on this device, and the former one was opened again */
	wentBack(): Promise<boolean>;
}

/** Loaded when the app has started: until then there is nothing to update. */
export async function openUpdateWorker(url: string): Promise<UpdateWorker> {
	const { messageSW, Workbox } = await import('workbox-window');
	const workbox = new Workbox(url);
	return {
		register: async () => {
			await workbox.register({ immediate: true });
		},
		look: () => workbox.update(),
		onWaiting: (listener) => workbox.addEventListener('waiting', listener),
		onTakenOver: (listener) => {
			window.addEventListener('ficha:taken-over', listener);
			// While this window was still starting.
			if (document.querySelector('script[data-former]') !== null) listener();
		},
		takeOver: () => workbox.messageSkipWaiting(),
		wentBack: async () => {
			const { controller } = navigator.serviceWorker;
			if (controller === null) return false;
			return (await messageSW(controller, { type: 'WENT_BACK' })) === true;
		}
	};
}
