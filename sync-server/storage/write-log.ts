/**
 * Tells who waits that the log has grown. It carries no rows: a listener reads the log from where it
 * stands, so a missed or a doubled call costs nothing.
 */
export class WriteLog {
	readonly #followers = new Set<() => Promise<void>>();
	readonly #listeners = new Set<(updateSeq: number) => void>();

	/**
	 * For what is derived from documents and asked right after a write: the write's promise resolves
	 * only when every follower has read the log to its end. A follower that fails fails the write, which
	 * is durable by then; writing it again does no harm.
	 *
	 * @returns stops following
	 */
	follow(follower: () => Promise<void>): () => void {
		this.#followers.add(follower);
		return () => {
			this.#followers.delete(follower);
		};
	}

	/**
	 * For who waits for news. Called after the followers.
	 *
	 * @returns stops listening
	 */
	onWrite(listener: (updateSeq: number) => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** Called by the storage once the write is durable. */
	async announce(updateSeq: number): Promise<void> {
		await Promise.all([...this.#followers].map((follow) => follow()));
		for (const listener of [...this.#listeners]) listener(updateSeq);
	}
}
