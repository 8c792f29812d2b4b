import type { HistoryAnswer, SavedEdit } from '$lib/app/engine-api.ts';

type Failure = Exclude<HistoryAnswer['kind'], 'ok'>;

/** What has been told of a history so far, newest first, and how to hear more. */
export class HistoryPages {
	#saves = $state.raw<readonly SavedEdit[]>([]);
	#older = $state.raw<string | null>(null);
	#asking = $state(false);
	#ended = $state(false);
	#keptSince = $state.raw<number | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#error = $state.raw<unknown>(null);

	/** @param ask null for the newest */
	constructor(private readonly ask: (older: string | null) => Promise<HistoryAnswer>) {}

	get saves(): readonly SavedEdit[] {
		return this.#saves;
	}

	get asking(): boolean {
		return this.#asking;
	}

	/** nothing is older than what is here */
	get ended(): boolean {
		return this.#ended;
	}

	/** milliseconds since the epoch: what reached the server before is not kept; null where all is */
	get keptSince(): number | null {
		return this.#keptSince;
	}

	/** why the server did not tell, or null */
	get failure(): Failure | null {
		return this.#failure;
	}

	/** what went wrong on the device, or null */
	get error(): unknown {
		return this.#error;
	}

	async more(): Promise<void> {
		this.#asking = true;
		this.#failure = null;
		this.#error = null;
		try {
			this.#take(await this.ask(this.#older));
		} catch (error) {
			this.#error = error;
		} finally {
			this.#asking = false;
		}
	}

	#take(answer: HistoryAnswer): void {
		if (answer.kind !== 'ok') {
			this.#failure = answer.kind;
			return;
		}
		this.#saves = [...this.#saves, ...answer.saves];
		this.#keptSince = answer.keptSince ?? null;
		this.#older = answer.older ?? null;
		this.#ended = answer.older === undefined;
	}
}
