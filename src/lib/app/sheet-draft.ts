import type { Json } from '#domain/kernel/json.ts';
import { canonicalJson } from '#domain/merge/canonical-json.ts';
import type { DraftStore } from '../store/drafts.ts';

/** What is half typed in a sheet. It outlives the sheet, and the app, until it is saved. */
export class SheetDraft {
	readonly #start: string;
	#isOpen = false;

	/** @param start what the sheet begins with: to have typed that is to have typed nothing */
	constructor(
		private readonly drafts: DraftStore,
		private readonly key: string,
		start: Json
	) {
		this.#start = canonicalJson(start);
	}

	/**
	 * What was begun before; from then on `keep` keeps.
	 *
	 * @param now what stands there when it has been read: what somebody typed meanwhile is newer
	 */
	async open(now: () => Json): Promise<Json> {
		try {
			const found = await this.drafts.get(this.key);
			return canonicalJson(now()) === this.#start ? found : null;
		} finally {
			this.#isOpen = true;
		}
	}

	keep(now: Json): void {
		if (!this.#isOpen) return;
		if (canonicalJson(now) === this.#start) void this.forget();
		else this.drafts.put(this.key, now);
	}

	forget(): Promise<void> {
		return this.drafts.delete(this.key);
	}
}
