import type { Clock } from '#domain/kernel/clock.ts';
import type { Random } from '#domain/kernel/random.ts';

/** Time and chance as the loop needs them, so that a test owns them. */
export interface Pace {
	readonly now: Clock;
	readonly random: Random;
	/** Resolves after so many milliseconds, or as soon as the signal aborts. */
	pause(milliseconds: number, signal: AbortSignal): Promise<void>;
	/** Calls back when the device seems to have a network again. Returns how to stop. */
	onOnline(listener: () => void): () => void;
}

/** In a window or a worker. */
export function browserPace(): Pace {
	return {
		now: Date.now,
		random: Math.random,
		pause: (milliseconds, signal) =>
			new Promise((resolve) => {
				const over = (): void => {
					clearTimeout(timer);
					signal.removeEventListener('abort', over);
					resolve();
				};
				const timer = setTimeout(over, milliseconds);
				signal.addEventListener('abort', over);
				if (signal.aborted) over();
			}),
		onOnline: (listener) => {
			globalThis.addEventListener('online', listener);
			return () => globalThis.removeEventListener('online', listener);
		}
	};
}
