/**
 * Where somebody was in a list, kept for as long as the tab lives, so that coming back finds the same
 * rows. A number and nothing about anybody.
 */
export class ListPlace {
	readonly #key: string;
	readonly #memory: Storage | null;

	constructor(name: string, memory: Storage | null) {
		this.#key = `ficha.place.${name}`;
		this.#memory = memory;
	}

	/** in pixels from the top */
	get offset(): number {
		const kept = Number(this.#memory?.getItem(this.#key) ?? 0);
		return Number.isFinite(kept) ? kept : 0;
	}

	keep(offset: number): void {
		this.#memory?.setItem(this.#key, String(Math.round(offset)));
	}
}
