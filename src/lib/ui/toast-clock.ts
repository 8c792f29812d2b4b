/** Counts down while it is not held. Time is the browser's, so that a test can bring its own. */
export class ToastClock {
	readonly #end: () => void;
	#left: number;
	#since = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(ms: number, end: () => void) {
		this.#left = ms;
		this.#end = end;
	}

	run(): void {
		if (this.#timer !== null) return;
		this.#since = performance.now();
		this.#timer = setTimeout(this.#end, this.#left);
	}

	hold(): void {
		if (this.#timer === null) return;
		clearTimeout(this.#timer);
		this.#timer = null;
		this.#left -= performance.now() - this.#since;
	}
}
