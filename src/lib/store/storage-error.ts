/** The device can't keep it. */
export type StorageErrorCode =
	/** no room left */
	| 'full'
	/** the browser refuses, or the database is broken */
	| 'denied';

export class StorageError extends Error {
	override readonly name = 'StorageError';
	constructor(
		readonly code: StorageErrorCode,
		options?: ErrorOptions
	) {
		super(`storage ${code}`, options);
	}
}

/** Less than this left, and a failed write is put down to lack of room. */
const NEARLY_FULL = 2 * 1024 * 1024;

/**
 * Names the cause of a failed write. PouchDB says no more than "transaction was aborted", so the
 * browser is asked how much room there is.
 */
export async function storageError(cause: unknown): Promise<StorageError> {
	if (cause instanceof StorageError) return cause;
	const full = isQuotaError(cause) || (await isNearlyFull());
	return new StorageError(full ? 'full' : 'denied', { cause });
}

function isQuotaError(cause: unknown): boolean {
	return cause instanceof Error && cause.name === 'QuotaExceededError';
}

async function isNearlyFull(): Promise<boolean> {
	if (typeof navigator === 'undefined' || !('storage' in navigator)) return false;
	const { usage, quota } = await navigator.storage.estimate();
	return usage !== undefined && quota !== undefined && quota - usage < NEARLY_FULL;
}
