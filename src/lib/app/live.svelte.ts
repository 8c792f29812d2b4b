import type { EngineEvent } from './engine-api.ts';

/** What a live query listens to. */
export interface EngineEvents {
	subscribe(listener: (event: EngineEvent) => void): () => void;
}

/**
 * The answer of a query that stays true: asked again when something reactive that it reads changes,
 * and when the engine tells of a change that touches it. The last answer stays on the screen
 * meanwhile; an answer that was overtaken by a newer question is dropped.
 *
 * Made while a component initialises, and it ends with it.
 */
export class Live<T> {
	#value = $state.raw<T>();
	#error = $state.raw<unknown>(null);
	#loading = $state(true);
	#asked = 0;

	/**
	 * @param load what it reads before its first `await` is what it depends on
	 * @param touches does this event change the answer? Every change of documents does unless told otherwise
	 */
	constructor(
		engine: EngineEvents,
		private readonly load: () => Promise<T>,
		touches: (event: EngineEvent) => boolean = (event) => event.type === 'changed'
	) {
		$effect(() => void this.#ask());
		$effect(() =>
			engine.subscribe((event) => {
				if (touches(event)) void this.#ask();
			})
		);
		$effect(() => () => this.#asked++);
	}

	/** undefined until the first answer */
	get value(): T | undefined {
		return this.#value;
	}

	/** of the last question, or null when it was answered */
	get error(): unknown {
		return this.#error;
	}

	/** a question is on its way; the value is the former answer */
	get loading(): boolean {
		return this.#loading;
	}

	/** Asks again, for what no event tells of. */
	reload(): Promise<void> {
		return this.#ask();
	}

	async #ask(): Promise<void> {
		const question = ++this.#asked;
		this.#loading = true;
		try {
			const value = await this.load();
			if (question !== this.#asked) return;
			this.#value = value;
			this.#error = null;
		} catch (error) {
			if (question !== this.#asked) return;
			this.#error = error;
		}
		this.#loading = false;
	}
}
