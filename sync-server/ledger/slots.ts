/** Room for so many at once; the others wait in the order in which they came. */
export class Slots {
	#free: number;
	readonly #waiting: (() => void)[] = [];

	constructor(most: number) {
		this.#free = most;
	}

	/** @returns gives the place back; called again it does nothing */
	async enter(): Promise<() => void> {
		if (this.#free > 0) this.#free--;
		else await new Promise<void>((resolve) => this.#waiting.push(resolve));
		let left = false;
		return () => {
			if (left) return;
			left = true;
			const next = this.#waiting.shift();
			if (next === undefined) this.#free++;
			else next();
		};
	}
}
