/** A word that a person was told is saved. No two are equal, so each can be looked for. */
export interface SavedWord {
	readonly word: string;
	/** of the document in which it was written */
	readonly id: string;
	/** name of the device on which it was written */
	readonly device: string;
	/** words that its author saw in the same place, and thereby replaced */
	readonly over: readonly string[];
	/** whether a history tells of it, because it was an edit of what was there */
	readonly told: boolean;
}

/** What people and the office did, noted when it was done: the verdict looks for all of it. */
export class Journal {
	readonly #saved: SavedWord[] = [];
	readonly #removed = new Set<string>();
	readonly #erased = new Set<string>();
	#words = 0;

	/** Marked at both ends, so that none is part of another. */
	newWord(device: string): string {
		return `‹${device} ${++this.#words}›`;
	}

	saved(word: SavedWord): void {
		this.#saved.push(word);
	}

	/** Taken off a list by somebody who saw them. */
	removed(words: readonly string[]): void {
		for (const word of words) this.#removed.add(word);
	}

	/** The office removed these documents for good. */
	erased(ids: readonly string[]): void {
		for (const id of ids) this.#erased.add(id);
	}

	wasErased(id: string): boolean {
		return this.#erased.has(id);
	}

	/** Every word that must be somewhere. */
	get due(): readonly SavedWord[] {
		return this.#saved.filter(({ id, word }) => !this.#erased.has(id) && !this.#removed.has(word));
	}
}

/** The words in a value of any shape. */
export function wordsIn(value: unknown): readonly string[] {
	return JSON.stringify([value]).match(/‹[^›]*›/g) ?? [];
}
