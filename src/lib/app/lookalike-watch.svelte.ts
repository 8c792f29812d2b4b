import type { EngineClient } from '$lib/app/context.ts';
import type { Lookalike, LookalikeProbe } from '$lib/app/engine-api.ts';

/**
 * Who on the device may be the one being typed. One question at a time: the letters that were typed
 * while it was being answered are asked together.
 */
export class LookalikeWatch {
	#found = $state.raw<readonly Lookalike[]>([]);
	#dismissed: readonly string[] = [];
	#next: LookalikeProbe | null = null;
	#asking = false;

	constructor(private readonly engine: Pick<EngineClient, 'lookalikes'>) {}

	/** The likeliest, or null. */
	get best(): Lookalike | null {
		return this.#found[0] ?? null;
	}

	look(probe: LookalikeProbe): void {
		this.#next = probe;
		void this.#ask();
	}

	/** Not this one: the rep has looked. */
	dismiss(cid: string): void {
		this.#dismissed = [...this.#dismissed, cid];
		this.#found = this.#found.filter(({ row }) => row.cid !== cid);
	}

	/** The next person is somebody else. */
	reset(): void {
		this.#dismissed = [];
		this.#found = [];
	}

	async #ask(): Promise<void> {
		if (this.#asking) return;
		this.#asking = true;
		try {
			for (let probe = this.#take(); probe !== null; probe = this.#take()) {
				const found = isEmpty(probe) ? [] : await this.engine.lookalikes(probe);
				this.#found = found.filter(({ row }) => !this.#dismissed.includes(row.cid));
			}
		} catch {
			// A hint that can't be given must not stop a sign-up.
			this.#found = [];
		} finally {
			this.#asking = false;
		}
	}

	#take(): LookalikeProbe | null {
		const probe = this.#next;
		this.#next = null;
		return probe;
	}
}

/** Nobody is being typed: the country is a default. */
function isEmpty({ givenName, familyName, phone, email }: LookalikeProbe): boolean {
	return [givenName, familyName, phone, email].every((text) => text.trim() === '');
}
