/** Which customer each link leads to, and which links lead to each. */
export class KnownLinks {
	readonly #to = new Map<string, string>();
	readonly #links = new Map<string, Set<string>>();

	/** @param to cid at its other end, or anything else where it has none any more */
	note(link: string, to: unknown): void {
		const before = this.#to.get(link);
		if (before !== undefined) this.#links.get(before)?.delete(link);
		if (typeof to !== 'string') {
			this.#to.delete(link);
			return;
		}
		this.#to.set(link, to);
		this.#links.set(to, (this.#links.get(to) ?? new Set()).add(link));
	}

	/** null for a link that is not known */
	endOf(link: string): string | null {
		return this.#to.get(link) ?? null;
	}

	/** Ids of the links that lead to this customer. */
	leadingTo(cid: string): Iterable<string> {
		return this.#links.get(cid) ?? [];
	}
}
