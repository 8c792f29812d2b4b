import type { LocalDatabase } from '../store/local-database.ts';

/**
 * What follows a save. It is durable already, and its answer is on the way: now it goes into the
 * documents, of which everybody hears, and to the server.
 */
export class WriteDown {
	#due = false;
	#running: Promise<void> | null = null;

	/**
	 * @param told resolves when whoever waits to hear "saved" has most likely seen it
	 * @param written there is something to send
	 */
	constructor(
		private readonly database: LocalDatabase,
		private readonly told: () => Promise<void>,
		private readonly written: () => void
	) {}

	/** Holds up nothing that a person looks at. */
	later(): void {
		this.#due = true;
		void this.told().then(() => {
			if (this.#due) void this.now();
		});
	}

	now(): Promise<void> {
		this.#due = false;
		// A round tries again, and tells what keeps it from being done.
		const settled = this.database.settle().catch(() => undefined);
		const running = settled.then(() => {
			if (this.#running === running) this.#running = null;
			this.written();
		});
		return (this.#running = running);
	}

	/**
	 * Resolves when the documents have everything that was saved.
	 *
	 * @returns whether they had not
	 */
	async done(): Promise<boolean> {
		if (this.#due) void this.now();
		if (this.#running === null) return false;
		await this.#running;
		return true;
	}
}
