/** What runs while nobody waits for it. It ends before the storage that it works with is closed. */
export class Unattended {
	readonly #running = new Set<Promise<void>>();
	#over = false;

	/** @param failed what fails behind the scenes fails again, with an answer, for whoever asks */
	constructor(private readonly failed: (error: unknown) => void) {}

	run(task: () => Promise<unknown>): void {
		if (this.#over) return;
		const running = task()
			.then(() => undefined, this.failed)
			.finally(() => this.#running.delete(running));
		this.#running.add(running);
	}

	/** Nothing is begun from here on. Resolves when nothing runs any more, whatever came of it. */
	async end(): Promise<void> {
		this.#over = true;
		await Promise.all(this.#running);
	}
}
