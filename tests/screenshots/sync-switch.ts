import type { BrowserContext } from 'playwright';

const DATA = /\/(couch|api)\//;

/**
 * A network that is gone for data only: without a service worker, which is kept out of the pictures,
 * the pages themselves still have to come from somewhere.
 */
export class SyncSwitch {
	readonly #context: BrowserContext;

	constructor(context: BrowserContext) {
		this.#context = context;
	}

	async cut(): Promise<void> {
		await this.#context.route(DATA, (route) => route.abort('connectionrefused'));
	}

	async open(): Promise<void> {
		await this.#context.unroute(DATA);
	}
}
