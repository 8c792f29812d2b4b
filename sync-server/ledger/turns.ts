/**
 * One task at a time per key, in the order in which they came: a user's ledger is advanced by one
 * request while the user's others wait, and no other user does.
 */
export class Turns {
	readonly #last = new Map<string, Promise<void>>();

	take<T>(key: string, task: () => Promise<T>): Promise<T> {
		const before = this.#last.get(key) ?? Promise.resolve();
		const run = before.then(task);
		// A failure is its caller's; the next task runs all the same.
		const ended = run.then(
			() => undefined,
			() => undefined
		);
		this.#last.set(key, ended);
		void ended.then(() => {
			if (this.#last.get(key) === ended) this.#last.delete(key);
		});
		return run;
	}
}
