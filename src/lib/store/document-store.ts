import type { Leaf, Revision } from './revision.ts';

/**
 * Documents with their revision trees on the device, as replication needs them. Each adapter passes
 * `document-store.contract.ts`.
 */
export interface DocumentStore {
	/**
	 * Writes revisions as they came, each into its place in its document's tree, all or none, durable
	 * when it resolves. A revision that is there already changes nothing.
	 *
	 * @param absent ids that are known not to be here, each with one revision: they need not be looked for
	 * @throws StorageError
	 */
	write(revisions: readonly Revision[], absent?: ReadonlySet<string>): Promise<void>;
	/** All leaves of these documents, tombstones included, winner first. Unknown ids are left out. */
	leaves(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Revision[]>>;
	/** Live leaves of the documents with ids in [from, to), by id, winner first; the first `limit` of them. */
	list(range: IdRange): Promise<readonly ListedDocument[]>;
	/** Live leaves of these documents, winner first, in the order asked. What does not live is left out. */
	pick(ids: readonly string[]): Promise<readonly ListedDocument[]>;
	/** Ids of live documents after the given one, ascending. */
	ids(after: string, limit: number): Promise<readonly string[]>;
	/** Grows with everything that is written, but not with what is purged. */
	sequence(): Promise<number>;
	/** Documents that were written after the store stood there, each once. */
	writtenSince(sequence: number): Promise<readonly string[]>;
	/** Which of these revisions are not here. One that may be here without its body counts as missing. */
	missing(
		revisions: ReadonlyMap<string, readonly string[]>
	): Promise<ReadonlyMap<string, readonly string[]>>;
	/** Removes documents as if they had never been: no tombstone that a later grant would trip over. */
	purge(ids: readonly string[]): Promise<void>;
	/** Removes one leaf down to where its branch left the tree. The document must have another leaf. */
	purgeLeaf(id: string, rev: string): Promise<void>;
	close(): Promise<void>;
	/** Closes, and deletes all that was stored. */
	destroy(): Promise<void>;
}

export interface IdRange {
	readonly from: string;
	readonly to: string;
	/** absent: all */
	readonly limit?: number;
}

export interface ListedDocument {
	readonly id: string;
	readonly leaves: readonly Leaf[];
}

/** Every id that begins so. */
export function startingWith(prefix: string): IdRange {
	// Ids are ASCII.
	return { from: prefix, to: `${prefix}\uffff` };
}
