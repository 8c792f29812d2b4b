import type { AuditLog, Author } from '../audit/port.ts';

/**
 * The server's storage: documents with their revision trees, as CouchDB keeps them, and nothing of
 * permissions, merging or HTTP. Small on purpose: each adapter (SQLite, CouchDB, memory) passes
 * the one suite in `tests/contracts`.
 */
export interface Storage {
	info(): Promise<StorageInfo>;

	/**
	 * Resolves when heads, lists, changes and erasures tell of all that anybody was told is written,
	 * before the call. Others write to a CouchDB; where nobody else does it is always so.
	 */
	catchUp(): Promise<void>;

	/**
	 * Writes revisions as they came, like `_bulk_docs` with `new_edits: false`: each finds its place in
	 * its document's tree, and none is refused for being a conflict. Durable when it returns, and all of
	 * them in one transaction where the store has any: on CouchDB, a call that fails may have written some. Writing a revision that is there already changes nothing and takes no
	 * sequence.
	 *
	 * @param author is put on record with what is written
	 * @returns one row per input, in order
	 * @throws StorageError `missing-attachment`, with nothing written: an attachment came without bytes,
	 *   and the document has none with its digest
	 */
	bulkDocs(revisions: readonly RevisionInput[], author?: Author): Promise<readonly WriteResult[]>;

	/**
	 * The same for what several authors have written: in one transaction where the store has any, and each
	 * on record for itself. On CouchDB, a call that fails may have written some.
	 *
	 * @returns of what was written, the documents that may have several live leaves now; none is left
	 *   out that has
	 */
	writeBatches(batches: readonly Batch[]): Promise<readonly string[]>;

	/**
	 * Which of the given revisions are not in the tree. A revision known only as an ancestor, without
	 * body, counts as present, as in CouchDB.
	 */
	revsDiff(wanted: ReadonlyMap<string, readonly string[]>): Promise<ReadonlyMap<string, RevsDiff>>;

	/**
	 * Bodies. Without `rev` the winning revision, with it that one; either may be a tombstone.
	 * With `latest`, the leaves below it instead, if it has any.
	 * What is not there, or whose body is gone, is left out of `found`.
	 *
	 * @returns one row per request, in order
	 */
	bulkGet(
		requests: readonly RevisionRequest[],
		options?: { readonly latest?: boolean }
	): Promise<readonly FoundRevisions[]>;

	/**
	 * The bytes of an attachment. They are kept per document, so that no digest opens the bytes of
	 * another document's. null when no revision of the document with a body names the digest.
	 */
	attachment(id: string, digest: string): Promise<Uint8Array | null>;

	/** All leaves of each document, tombstones included, winner first. Unknown ids are left out. */
	leaves(ids: readonly string[]): Promise<ReadonlyMap<string, readonly StoredRevision[]>>;

	/** The same, with each body as the JSON text that is kept: whoever passes it on need not read it. */
	leafTexts(ids: readonly string[]): Promise<ReadonlyMap<string, readonly StoredText[]>>;

	/** What each document says now, tombstones included. Unknown ids are left out. Reads no history. */
	winners(ids: readonly string[]): Promise<ReadonlyMap<string, Winner>>;

	/** The same of one field: who asks about everybody need not read all that is said of them. */
	winningField(ids: readonly string[], field: string): Promise<ReadonlyMap<string, WinningField>>;

	/** The row that each document has in the log now. Unknown ids are left out. Reads no body. */
	heads(ids: readonly string[]): Promise<ReadonlyMap<string, ChangeRow>>;

	/** Forgets the bodies of all revisions but the leaves of these documents at least, and attachments of them alone. */
	compact(ids: readonly string[]): Promise<void>;

	/**
	 * When each document's winning revision was given to the storage, in milliseconds since the epoch, by
	 * the clock of whoever wrote it here and never by a device's. What is not known is left out, and what
	 * the command line wrote: it may have brought it from another storage.
	 */
	arrivals(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;

	/**
	 * Of these documents, by id, the revisions that have a body although others came in their place before
	 * the given time. Leaves are never among them, nor anything of a deleted document: its last body says
	 * for whom its tombstone is. CouchDB names none, as it forgets them all with every `tidy`.
	 */
	superseded(
		ids: readonly string[],
		before: number
	): Promise<ReadonlyMap<string, readonly string[]>>;

	/** Forgets the bodies of these revisions, and attachments of them alone. Leaves and trees stay as they are. */
	forgetBodies(revisions: ReadonlyMap<string, readonly string[]>): Promise<void>;

	/** Ids of documents with more than one live leaf: work for the conflict resolver. */
	conflicted(limit: number): Promise<readonly string[]>;

	/** The log after `since`, ascending, one row per document at its latest write. */
	changes(query: { readonly since: number; readonly limit: number }): Promise<readonly ChangeRow[]>;

	/**
	 * Every document's id in the range [from, to), ascending by code point, with its winning revision.
	 * Tombstones are left out unless asked for.
	 */
	list(range: {
		readonly from: string;
		readonly to: string;
		readonly limit: number;
		readonly tombstones?: 'omit' | 'include';
	}): Promise<readonly ListRow[]>;

	/**
	 * The rows that these have in the log now: every document whose id is one of these, or goes on from
	 * one with `:`, in no order. Tombstones included, bodies not read.
	 */
	under(roots: readonly string[]): Promise<readonly ChangeRow[]>;

	/**
	 * Removes documents and every revision of them, bytes included. Of each that existed the id alone
	 * stays, in the list of erasures, so that those who hold a copy can be told.
	 *
	 * @throws StorageError `erase-unfinished`: gone from the base, but bytes remain; erase again
	 */
	erase(ids: readonly string[]): Promise<void>;

	/** Erasures with a sequence in (since, upTo], ascending. */
	erasures(range: { readonly since: number; readonly upTo: number }): Promise<readonly Erasure[]>;

	/**
	 * Removes documents that nobody holds a copy of, as `erase` does, but without a word: it takes no
	 * sequence, and `erasures` does not list them, which everybody would have to read. Their bytes are
	 * overwritten where they stood; any that are left elsewhere in the files go with `tidy`.
	 */
	sweep(ids: readonly string[]): Promise<void>;

	/**
	 * Gives back the room of what was removed, where there is enough of it to be worth the wait.
	 *
	 * @throws StorageError `erase-unfinished`
	 */
	tidy(): Promise<void>;

	/** Which of these ids were erased or swept and have not been written since. */
	erasedAmong(ids: readonly string[]): Promise<ReadonlySet<string>>;

	/** Puts ids on the list of erasures whose documents were erased elsewhere. Those that are here stay. */
	rememberErased(ids: readonly string[]): Promise<void>;

	/** `_local` documents, namespaced by the caller. They have no tree, no sequence and no conflicts. */
	readonly local: {
		get(key: string): Promise<LocalDoc | null>;
		put(key: string, body: JsonBody): Promise<LocalDoc>;
		delete(key: string): Promise<boolean>;
	};

	/** who did what */
	readonly audit: AuditLog;

	close(): Promise<void>;
}

export interface StorageInfo {
	/** minted with the store */
	readonly uuid: string;
	/** live documents */
	readonly docCount: number;
	/** sequence of the last write or erasure; 0 when empty */
	readonly updateSeq: number;
}

/** A body as parsed JSON, without `_id`, `_rev`, `_revisions` and `_attachments`. */
export type JsonBody = Readonly<Record<string, unknown>>;

export interface RevisionInput {
	readonly id: string;
	/** newest first: `["3-c", "2-b", "1-a"]` without gaps; the first is the revision that is written */
	readonly path: readonly string[];
	readonly deleted: boolean;
	readonly body: JsonBody;
	readonly attachments?: Readonly<Record<string, AttachmentInput>>;
}

/** What was written together. */
export interface Batch {
	readonly revisions: readonly RevisionInput[];
	/** is put on record */
	readonly author?: Author;
}

/** What a revision says of an attachment, by its name. */
export interface AttachmentFacts {
	readonly contentType: string;
	/** generation of the revision that it came with */
	readonly revpos: number;
	/** such as `md5-1B2M2Y8AsgTpgAmY7PhCfg==`: of the bytes, or of what they were compressed to on their way */
	readonly digest: string;
	/** bytes */
	readonly length: number;
}

export interface AttachmentInput extends AttachmentFacts {
	/** absent: the document has them already */
	readonly data?: Uint8Array;
}

export type WriteResult =
	| { readonly id: string; readonly rev: string; readonly outcome: 'written'; readonly seq: number }
	| { readonly id: string; readonly rev: string; readonly outcome: 'known' };

export interface RevsDiff {
	readonly missing: readonly string[];
	/** leaves older than a missing revision, from which a sender might make a delta */
	readonly possibleAncestors: readonly string[];
}

export interface RevisionRequest {
	readonly id: string;
	readonly rev?: string;
}

export interface StoredRevision {
	readonly id: string;
	readonly rev: string;
	readonly deleted: boolean;
	readonly body: JsonBody;
	/** absent where there are none */
	readonly attachments?: Readonly<Record<string, AttachmentFacts>>;
	/** newest first, starting with `rev` */
	readonly path: readonly string[];
}

/** A revision whose body nobody has read yet. */
export interface StoredText extends Omit<StoredRevision, 'body'> {
	/** of an object, without spaces between its tokens */
	readonly text: string;
}

/** The winning revision of a document, without those before it. */
export type Winner = Pick<StoredRevision, 'rev' | 'deleted' | 'body'>;

export interface WinningField extends Omit<Winner, 'body'> {
	/** JSON; null where the document has no such field */
	readonly text: string | null;
}

export interface FoundRevisions {
	readonly id: string;
	readonly rev?: string;
	readonly found: readonly StoredRevision[];
}

export interface ChangeRow {
	readonly seq: number;
	readonly id: string;
	/** the winning revision and whether it is a tombstone */
	readonly rev: string;
	readonly deleted: boolean;
	/** all leaves, winner first, those that live before tombstones */
	readonly leaves: readonly string[];
	/** how many of the leaves live */
	readonly liveLeaves: number;
}

export interface ListRow {
	readonly id: string;
	readonly rev: string;
	readonly deleted: boolean;
}

export interface Erasure {
	readonly seq: number;
	readonly id: string;
}

export interface LocalDoc {
	readonly rev: string;
	readonly body: JsonBody;
}
