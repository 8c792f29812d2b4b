import type { ToWorker } from './engine-messages.ts';

/**
 * The engine's worker, started before there is anything for it to do: whoever needs one then finds its
 * code loaded, which takes longer than to check a password.
 */
export class SpareWorker {
	readonly #spawn: () => Worker;
	#spare: Worker | null = null;

	/** @param spawn may throw: a browser may forbid workers, or have no memory for one */
	constructor(spawn: () => Worker) {
		this.#spawn = spawn;
	}

	prepare(): void {
		if (this.#spare !== null) return;
		try {
			const spare = this.#spawn();
			// One that could not be loaded is of no use: who takes one has another tried, and hears of it.
			spare.addEventListener('error', () => {
				if (this.#spare === spare) this.#spare = null;
			});
			spare.postMessage({ say: 'prepare' } satisfies ToWorker);
			this.#spare = spare;
		} catch {
			// Nobody has asked for it yet.
		}
	}

	/** @throws what the browser says when it can't start one */
	take(): Worker {
		const worker = this.#spare ?? this.#spawn();
		this.#spare = null;
		return worker;
	}
}
