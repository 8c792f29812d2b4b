/** Runs a few tasks at a time, keeps some waiting, and turns the rest away at once. */
export interface BoundedQueue {
	/** @returns null when all places are taken: the task was not run and will not be */
	run<T>(task: () => Promise<T>): Promise<T> | null;
}

export function createBoundedQueue(size: {
	readonly running: number;
	readonly waiting: number;
}): BoundedQueue {
	const waiting: (() => void)[] = [];
	let running = 0;

	/** A finished task hands its place to the longest waiting one, so a newcomer can't slip in between. */
	function leave(): void {
		const next = waiting.shift();
		if (next === undefined) running--;
		else next();
	}

	function enter(): Promise<void> {
		if (running < size.running) {
			running++;
			return Promise.resolve();
		}
		return new Promise((resolve) => waiting.push(resolve));
	}

	return {
		run: (task) => {
			if (running >= size.running && waiting.length >= size.waiting) return null;
			return enter().then(task).finally(leave);
		}
	};
}
