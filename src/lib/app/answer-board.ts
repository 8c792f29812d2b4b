/** Of a page of the list there are some six thousand. What is longer goes by message alone. */
const LETTERS = 1 << 15;
const [TURN, LENGTH, HEAD_BYTES] = [0, 1, 8];
/** Of the processor that shows the answer: as long as a frame can wait for it without being late. */
const PATIENCE_MS = 4;

/** Memory that a window and its worker both see, or null where a browser gives none. */
export function boardMemory(): SharedArrayBuffer | null {
	// WebKitGTK says that a page is isolated, and shares nothing all the same.
	return globalThis.crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined'
		? new SharedArrayBuffer(HEAD_BYTES + LETTERS * Uint16Array.BYTES_PER_ELEMENT)
		: null;
}

/**
 * One text in memory that two threads see. A message is heard in a task of its own, and a browser draws
 * the letter that was typed before it hears any: the rows came a frame after it, however early they were
 * found. What stands here can be read while that frame is made.
 */
export class AnswerBoard {
	/** how often it was begun or finished: odd while somebody writes */
	readonly #head: Int32Array;
	readonly #letters: Uint16Array;
	#read = 0;

	constructor(memory: SharedArrayBuffer) {
		this.#head = new Int32Array(memory, 0, 2);
		this.#letters = new Uint16Array(memory, HEAD_BYTES);
	}

	/** Replaces what stands there, read or not. To be called by one thread only. */
	write(text: string): void {
		if (text.length > this.#letters.length) return;
		// A worker may have been ended in the middle of it.
		const begun = Atomics.load(this.#head, TURN) | 1;
		Atomics.store(this.#head, TURN, begun);
		for (let at = 0; at < text.length; at++) this.#letters[at] = text.charCodeAt(at);
		Atomics.store(this.#head, LENGTH, text.length);
		Atomics.store(this.#head, TURN, begun + 1);
		Atomics.notify(this.#head, TURN);
	}

	/**
	 * Resolves when something stands there that was not read yet: never where nobody writes, or where a
	 * browser cannot wait without holding its thread up.
	 */
	written(): Promise<unknown> {
		const turn = Atomics.load(this.#head, TURN);
		if (turn !== this.#read && turn % 2 === 0) return Promise.resolve();
		if (!('waitAsync' in Atomics)) return new Promise(() => undefined);
		return Promise.resolve(Atomics.waitAsync(this.#head, TURN, turn).value);
	}

	/** @returns what was not read yet, or null */
	read(): string | null {
		const turn = Atomics.load(this.#head, TURN);
		if (turn === this.#read || turn % 2 === 1) return null;
		// A decoder takes no memory that is shared, and `slice` copies it.
		const letters = this.#letters.slice(0, Atomics.load(this.#head, LENGTH));
		if (Atomics.load(this.#head, TURN) !== turn) return null;
		this.#read = turn;
		return new TextDecoder('utf-16le').decode(letters);
	}

	/** Holds the thread up, for a moment that nobody feels. @returns what comes meanwhile, or null */
	readSoon(now = () => performance.now()): string | null {
		const until = now() + PATIENCE_MS;
		for (;;) {
			const text = this.read();
			if (text !== null || now() >= until) return text;
		}
	}
}
