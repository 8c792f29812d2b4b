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
	| 'erase-unfinished';

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
