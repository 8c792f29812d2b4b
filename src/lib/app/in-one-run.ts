/**
 * Runs a task as often as it is asked for, but never twice at once: everyone who asks while it runs
 * shares the one run after it, which sees all that had happened when they asked.
 */
export function inOneRun(task: () => Promise<void>): () => Promise<void> {
	let last: Promise<void> = Promise.resolve();
	let next: Promise<void> | null = null;
	return () => {
		next ??= last = last
			.catch(() => undefined)
			.then(() => {
				next = null;
				return task();
			});
		return next;
	};
}
