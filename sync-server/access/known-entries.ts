interface Author {
	/** what is known of each of their entries: one object for all */
	readonly facts: { readonly by: string };
	readonly entries: Set<string>;
}

/** Who handed in each entry of a contest. */
export class KnownEntries {
	readonly #authors = new Map<string, Author>();
	readonly #authorOf = new Map<string, Author>();

	/** @param by uid of the author, or anything else where the entry names none any more */
	note(entry: string, by: unknown): void {
		this.#authorOf.get(entry)?.entries.delete(entry);
		this.#authorOf.delete(entry);
		if (typeof by !== 'string') return;
		const author = this.#authors.get(by) ?? { facts: { by }, entries: new Set() };
		author.entries.add(entry);
		this.#authors.set(by, author);
		this.#authorOf.set(entry, author);
	}

	factsOf(entry: string): Author['facts'] | null {
		return this.#authorOf.get(entry)?.facts ?? null;
	}

	/** Ids of the entries that this person handed in. */
	by(uid: string): Iterable<string> {
		return this.#authors.get(uid)?.entries ?? [];
	}
}
