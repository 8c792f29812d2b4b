import type { DraftListener } from '../store/drafts.ts';

/** Whether what is being typed is also kept. Reactive: while it is not, somebody must be told. */
export class DraftHealth implements DraftListener {
	#failure = $state.raw<unknown>(null);

	/** null while all is well */
	get failure(): unknown {
		return this.#failure;
	}

	failed(error: unknown): void {
		this.#failure = error;
	}

	kept(): void {
		this.#failure = null;
	}
}
