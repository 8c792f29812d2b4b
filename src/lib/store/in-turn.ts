/** Runs tasks one after the other, in the order in which they came. One that fails holds nothing up. */
export function inTurn(): <T>(task: () => Promise<T>) => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return (task) => {
		const next = last.then(task, task);
		last = next;
		return next;
	};
}
