import type { DocumentStore } from './document-store.ts';

/** Sees every change of documents before and after it is made, for whoever keeps a copy of them. */
export class ChangeWatch {
	#underWay = 0;
	#begun = 0;
	#touched = new Set<string>();
	#purging: (ids: readonly string[]) => Promise<void> = () => Promise.resolve();

	/** Nothing is being written or purged at this moment. */
	get quiet(): boolean {
		return this.#underWay === 0;
	}

	/** Changes begun so far. */
	get begun(): number {
		return this.#begun;
	}

	/** Runs before documents are purged, or branches of them: the store's sequence does not tell of it. */
	beforePurge(task: (ids: readonly string[]) => Promise<void>): void {
		this.#purging = task;
	}

	/** Documents that were changed since they were taken last, or that a change was tried on. */
	take(): readonly string[] {
		const touched = [...this.#touched];
		this.#touched = new Set();
		return touched;
	}

	over(documents: DocumentStore): DocumentStore {
		return {
			...documents,
			write: (revisions) =>
				this.#watched(
					revisions.map(({ id }) => id),
					() => documents.write(revisions)
				),
			purge: (ids) => this.#watchedPurge(ids, () => documents.purge(ids)),
			purgeLeaf: (id, rev) => this.#watchedPurge([id], () => documents.purgeLeaf(id, rev))
		};
	}

	#watchedPurge(ids: readonly string[], purge: () => Promise<void>): Promise<void> {
		if (ids.length === 0) return Promise.resolve();
		return this.#watched(ids, async () => {
			await this.#purging(ids);
			await purge();
		});
	}

	async #watched(ids: readonly string[], change: () => Promise<void>): Promise<void> {
		this.#underWay += 1;
		this.#begun += 1;
		try {
			await change();
		} finally {
			// Also when it has failed: who can tell how far it came.
			for (const id of ids) this.#touched.add(id);
			this.#underWay -= 1;
		}
	}
}
