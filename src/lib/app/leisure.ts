import { breathing, type Breath } from './breath.ts';

/**
 * Lets work that nobody waits for wait for whoever types: on a slow phone even a short stretch of it is
 * felt between a key and its answer.
 */
export class Leisure {
	#text = '';
	#until = -Infinity;
	#over = false;
	#wake: () => void = () => undefined;

	/** @param restMs how long after a letter that was typed */
	constructor(private readonly restMs: number) {}

	/** Somebody looks for this. The same once more is no letter that was typed. */
	asked(text: string): void {
		if (text === this.#text) return;
		this.#text = text;
		this.#until = performance.now() + this.restMs;
	}

	/** As `breathing`, and rests while somebody types. */
	breathing(): Breath {
		const breath = breathing();
		return async () => {
			await breath();
			for (let left = this.#left(); left > 0; left = this.#left()) await this.#rest(left);
		};
	}

	/** Whoever rests goes on, and nobody rests any more. */
	end(): void {
		this.#over = true;
		this.#wake();
	}

	#left(): number {
		return this.#over ? 0 : this.#until - performance.now();
	}

	#rest(ms: number): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, ms);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}
}
