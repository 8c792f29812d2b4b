/** Tasks that must not meet take turns, in the order in which they came. */
export class OneAtATime {
	#last: Promise<unknown> = Promise.resolve();

	run<T>(task: () => Promise<T>): Promise<T> {
		const result = this.#last.then(task);
		// A failure is its caller's; the next task runs all the same.
		this.#last = result.catch(() => undefined);
		return result;
	}
}
