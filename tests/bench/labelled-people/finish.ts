/** What long work comes to, without a rest. */
export function finish<T>(work: Generator<unknown, T, undefined>): T {
	for (;;) {
		const step = work.next();
		if (step.done === true) return step.value;
	}
}
