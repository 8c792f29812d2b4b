import { StorageError } from '../storage/storage-error.ts';
import { UsageError } from './usage-error.ts';

export interface Explained {
	readonly sentence: string;
	/** 2: the person can mend it; 1: it is a fault of ours */
	readonly exitCode: 1 | 2;
}

/** What went wrong, for a person at a terminal: never a stack trace. */
export function explainFailure(error: unknown): Explained {
	if (error instanceof UsageError || error instanceof StorageError) {
		return { sentence: error.message, exitCode: 2 };
	}
	const sentence = systemSentence(error);
	if (sentence !== null) return { sentence, exitCode: 2 };
	const message = error instanceof Error ? error.message : String(error);
	return { sentence: `Something unexpected went wrong: ${message}`, exitCode: 1 };
}

const FILES = new Map([
	['ENOENT', 'there is no such file'],
	['EACCES', 'this user may not open it'],
	['EISDIR', 'it is a folder, not a file'],
	['ENOTDIR', 'something on the way to it is not a folder'],
	['EEXIST', 'a file of that name is in the way'],
	['ENOSPC', 'the disk is full'],
	['EROFS', 'the disk is read-only']
]);

const DATABASE = new Map([
	['SQLITE_BUSY', 'The database has been busy for too long. Try again.'],
	['SQLITE_FULL', 'The disk is full.'],
	['SQLITE_READONLY', 'This user may not write to the database.'],
	['SQLITE_CANTOPEN', 'The database could not be opened: look at the rights on its folder.']
]);

function systemSentence(error: unknown): string | null {
	if (!(error instanceof Error) || !('code' in error)) return null;
	const code = String(error.code);
	const reason = FILES.get(code);
	if (reason === undefined) return DATABASE.get(code) ?? null;
	// Node does not always say which file it was.
	const path = 'path' in error && typeof error.path === 'string' ? error.path : 'The file';
	return `${path}: ${reason}.`;
}
