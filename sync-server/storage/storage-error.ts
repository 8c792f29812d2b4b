export type StorageErrorCode =
	/** the file was written by a newer Ficha */
	| 'newer-schema'
	/** the file is something else, or damaged */
	| 'not-a-ficha-file'
	/** another server runs on this file */
	| 'in-use'
	/** a revision's path is empty, has a gap, or holds something that is not a revision */
	| 'bad-path'
	/** an attachment came without bytes, and its document has none with its digest */
	| 'missing-attachment'
	/** gone from the base, but a reader keeps the write-ahead log alive: erase again to finish */
	| 'erase-unfinished'
	/** CouchDB does not answer: what was asked may have been done, and may be asked again */
	| 'unreachable'
	/** CouchDB does not know the name or the password, or they may not do this */
	| 'credentials-refused'
	/** the databases of a CouchDB were made anew while a server worked with them: it must start again */
	| 'replaced'
	/** a company is being moved into it, and is not there whole */
	| 'unfinished-move'
	/** somebody wrote while all was being copied */
	| 'moved-on'
	/** something is there already, and nothing may be moved on top of it */
	| 'not-empty'
	/** CouchDB is older than what we need */
	| 'too-old'
	/** CouchDB answered what we can't make sense of */
	| 'unexpected-answer';

/** A broken expectation of the store. Classify by `code`; the message is for the log. */
export class StorageError extends Error {
	override readonly name = 'StorageError';

	constructor(
		readonly code: StorageErrorCode,
		message: string,
		options?: ErrorOptions
	) {
		super(message, options);
	}
}

export function missingAttachment(id: string): StorageError {
	return new StorageError('missing-attachment', `${id} has no attachment with that digest`);
}
