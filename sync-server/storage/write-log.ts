/**
 * Tells who waits that the log has grown. It carries no rows: a listener reads the log from where it
 * stands, so a missed or a doubled call costs nothing.
 */
export class WriteLog {
	readonly #listeners = new Set<(updateSeq: number) => void>();

	/** @returns stops listening */
	onWrite(listener: (updateSeq: number) => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** Called by the storage once the write is durable. */
	announce(updateSeq: number): void {
		for (const listener of [...this.#listeners]) listener(updateSeq);
	}
}
