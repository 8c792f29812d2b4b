import { StorageError } from '../storage/storage-error.ts';
import { UsageError } from './usage-error.ts';

/** What went wrong, for a person at a terminal: never a stack trace. 2: theirs to mend; 1: ours. */
export function explainFailure(error: unknown): {
	readonly sentence: string;
	readonly exitCode: number;
} {
	if (error instanceof UsageError || error instanceof StorageError) {
		return { sentence: error.message, exitCode: 2 };
	}
	const { code, path } = systemFacts(error);
	const reason = code === null ? undefined : systemReasons[code];
	if (reason !== undefined) return { sentence: `${path}${reason}`, exitCode: 2 };
	const message = error instanceof Error ? error.message : String(error);
	return { sentence: `Something unexpected went wrong: ${message}`, exitCode: 1 };
}

const systemReasons: Readonly<Record<string, string>> = {
	ENOENT: ': there is no such file.',
	EACCES: ': this user may not open it.',
	EISDIR: ' is a folder, not a file.',
	ENOTDIR: ': something on the way to it is not a folder.',
	ENOSPC: ': the disk is full.',
	EROFS: ': the disk is read-only.',
	SQLITE_BUSY: 'The database has been busy for too long. Try again.',
	SQLITE_FULL: 'The disk is full. Nothing was changed.',
	SQLITE_READONLY: 'This user may not write to the database.',
	SQLITE_CANTOPEN: 'The database could not be opened: look at the rights on its folder.'
};

function systemFacts(error: unknown): { readonly code: string | null; readonly path: string } {
	if (!(error instanceof Error) || !('code' in error)) return { code: null, path: '' };
	const path = 'path' in error && typeof error.path === 'string' ? error.path : '';
	return { code: typeof error.code === 'string' ? error.code : null, path };
}
