import type { SyncStatus } from '$lib/app/engine-api.ts';

type Phase = SyncStatus['phase'];

/** Passed through with every save: nobody wants to be told of it each time. */
const PASSING: ReadonlySet<Phase> = new Set(['sending', 'receiving', 'waiting']);

/**
 * What a screen reader says of the status: that it has changed for good, once, and not each number on
 * the way there.
 */
export class StatusAnnouncer {
	#phase: Phase | null = null;
	#said = '';

	/** @returns what is to be said, the same text as before when nothing is new */
	hear(phase: Phase | undefined, text: string): string {
		if (phase === undefined || phase === this.#phase || PASSING.has(phase)) return this.#said;
		this.#phase = phase;
		this.#said = text;
		return text;
	}
}
