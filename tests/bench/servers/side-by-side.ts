/**
 * Does it for each, so many at a time, as that many connections would.
 *
 * @returns milliseconds that each took, in the order in which they ended
 */
export async function sideBySide<T>(
	items: readonly T[],
	connections: number,
	task: (item: T) => Promise<void>
): Promise<readonly number[]> {
	const left = items.values();
	const times: number[] = [];
	const work = async (): Promise<void> => {
		for (const item of left) {
			const begun = performance.now();
			await task(item);
			times.push(performance.now() - begun);
		}
	};
	await Promise.all(Array.from({ length: connections }, work));
	return times;
}
