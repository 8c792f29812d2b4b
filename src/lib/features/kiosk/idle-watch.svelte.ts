import type { Clock } from '#domain/kernel/clock.ts';

/** So long nobody has to do anything. */
const QUIET_MS = 10_000;
/** Then so long it is asked whether anybody is there: WCAG 2.2.1 asks for twenty seconds. */
const ASKING_MS = 20_000;

/** Whether whoever has begun is still there. Whatever they typed is gone half a minute after they are. */
export class IdleWatch {
	#last: number;
	#watching = false;
	#left = $state<number | null>(null);

	constructor(
		private readonly clock: Clock,
		private readonly gone: () => void
	) {
		this.#last = clock();
	}

	/** seconds until it is all gone, while it is asked whether anybody is there; else null */
	get left(): number | null {
		return this.#left;
	}

	/** Somebody has begun, or nobody is there whom one could lose. */
	watch(whether: boolean): void {
		this.#watching = whether;
		this.touched();
	}

	/** Somebody is there. */
	touched(): void {
		this.#last = this.clock();
		this.#left = null;
	}

	/** To be asked several times a second, and before anything is shown again that was out of sight. */
	look(): void {
		if (!this.#watching) return;
		const quiet = this.clock() - this.#last;
		if (quiet >= QUIET_MS + ASKING_MS) {
			this.watch(false);
			this.gone();
			return;
		}
		this.#left = quiet < QUIET_MS ? null : Math.ceil((QUIET_MS + ASKING_MS - quiet) / 1000);
	}
}
