/**
 * One write after the other: what is judged is what is there when it is written. Storage is fast and
 * one process writes, so nothing is gained by more at once.
 */
export class WriterQueue {
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;

	/** tasks that have not ended */
	get length(): number {
		return this.#waiting;
	}

	run<T>(task: () => Promise<T>): Promise<T> {
		this.#waiting++;
		const result = this.#last.then(task).finally(() => this.#waiting--);
		// A failure is its caller's; the next task runs all the same.
		this.#last = result.catch(() => undefined);
		return result;
	}

	/** Resolves when all that was asked for so far has ended. */
	async drained(): Promise<void> {
		await this.#last;
	}
}
