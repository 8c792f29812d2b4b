import type { Batch, JsonBody, WriteResult } from './port.ts';

/** Bodies by document and revision, which say the same for ever: of any revision that is not here, storage tells. */
export interface Written {
	bodyOf(id: string, rev: string): JsonBody | undefined;
}

type Follower = (written: Written) => Promise<void>;

const NOTHING: Written = { bodyOf: () => undefined };

/** @param results what came of each revision of each batch, in order */
export function writtenIn(
	batches: readonly Batch[],
	results: readonly (readonly WriteResult[])[]
): Written {
	const bodies = new Map<string, { readonly rev: string; readonly body: JsonBody }>();
	for (const [at, { revisions }] of batches.entries()) {
		for (const [index, { id, path, body }] of revisions.entries()) {
			if (results[at]?.[index]?.outcome !== 'written') continue;
			bodies.set(id, { rev: path[0] ?? '', body });
		}
	}
	return {
		bodyOf: (id, rev) => {
			const written = bodies.get(id);
			return written?.rev === rev ? written.body : undefined;
		}
	};
}

/**
 * Tells who waits that the log has grown. It carries no rows: a listener reads the log from where it
 * stands, so a missed or a doubled call costs nothing.
 */
export class WriteLog {
	readonly #followers = new Set<Follower>();
	readonly #listeners = new Set<(updateSeq: number) => void>();

	/**
	 * For what is derived from documents and asked right after a write: the write's promise resolves
	 * only when every follower has read the log to its end. A follower that fails fails the write, which
	 * is durable by then; writing it again does no harm.
	 *
	 * @returns stops following
	 */
	follow(follower: Follower): () => void {
		this.#followers.add(follower);
		return () => {
			this.#followers.delete(follower);
		};
	}

	/**
	 * For who waits for news. Called after the followers.
	 *
	 * @returns stops listening
	 */
	onWrite(listener: (updateSeq: number) => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/**
	 * Called by the storage once the write is durable.
	 *
	 * @param written what it wrote, where that need not be read back
	 */
	async announce(updateSeq: number, written: Written = NOTHING): Promise<void> {
		await Promise.all([...this.#followers].map((follow) => follow(written)));
		for (const listener of [...this.#listeners]) listener(updateSeq);
	}
}
