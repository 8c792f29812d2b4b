/**
 * So long may a page take to be left once the browser has said that it will be. One that stays (a
 * download, a telephone link) goes on after it.
 */
const LEAVING_MS = 500;

/**
 * Holds back transactions while a page is being left. WebKit never ends those that a worker had under
 * way when it was ended with its page: their tables stay locked for every later page of the same
 * process. A transaction takes less time than a page needs to be left.
 */
export class HoldBack {
	#over: Promise<void> | null = null;

	/** @param pause resolves after so many milliseconds */
	constructor(private readonly pause: (milliseconds: number) => Promise<void>) {}

	begin(): void {
		this.#over ??= this.pause(LEAVING_MS).then(() => {
			this.#over = null;
		});
	}

	/** Resolves when transactions may begin. */
	async over(): Promise<void> {
		await this.#over;
	}
}

/** In a window or a worker. */
export function holdBack(): HoldBack {
	return new HoldBack((milliseconds) => new Promise((go) => setTimeout(go, milliseconds)));
}
