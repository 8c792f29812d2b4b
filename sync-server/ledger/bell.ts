import type { WriteLog } from '../storage/write-log.ts';

/** Remembers that the log has grown since it was last asked: many writes in a row wake once. */
export class Bell {
	readonly #silence: () => void;
	#rung = false;
	#wake: () => void = () => undefined;

	constructor(log: WriteLog) {
		this.#silence = log.onWrite(() => {
			this.#rung = true;
			this.#wake();
		});
	}

	/** Resolves when there was a write since the last call, or when the signal aborts. */
	async next(signal: AbortSignal): Promise<void> {
		if (!this.#rung && !signal.aborted) {
			const woken = new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
			const wake = () => {
				this.#wake();
			};
			signal.addEventListener('abort', wake, { once: true });
			await woken;
			signal.removeEventListener('abort', wake);
		}
		this.#rung = false;
	}

	silence(): void {
		this.#silence();
	}
}
