/** Runs synchronous work behind an asynchronous port: what it throws becomes a rejection. */
export function inPromise<T>(work: () => T): Promise<T> {
	return new Promise((resolve) => {
		resolve(work());
	});
}
