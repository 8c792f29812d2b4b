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

/** What browsers call it; Firefox on a full disk has a name of its own. */
const NO_ROOM = ['QuotaExceededError', 'NS_ERROR_FILE_NO_DEVICE_SPACE'];

/** As far as errors tell what caused them. */
const DEEPEST = 5;

type Estimate = Pick<StorageManager, 'estimate'>;

/**
 * Names the cause of a failed write. Where the error does not say it, the browser is asked how much
 * room there is.
 *
 * @param manager none where the browser has none
 */
export async function storageError(
	cause: unknown,
	manager: Estimate | undefined = ownManager()
): Promise<StorageError> {
	if (cause instanceof StorageError) return cause;
	const full = saysNoRoom(cause, DEEPEST) || (await isNearlyFull(manager));
	return new StorageError(full ? 'full' : 'denied', { cause });
}

/** PouchDB puts the browser's name for it into `reason`, our own errors into `cause`. */
function saysNoRoom(cause: unknown, depth: number): boolean {
	if (typeof cause !== 'object' || cause === null || depth === 0) return false;
	const { name, reason, cause: deeper } = cause as Partial<Record<string, unknown>>;
	return NO_ROOM.some((said) => said === name || said === reason) || saysNoRoom(deeper, depth - 1);
}

async function isNearlyFull(manager: Estimate | undefined): Promise<boolean> {
	// A private window may refuse even that.
	const { usage, quota } = (await manager?.estimate().catch(() => null)) ?? {};
	return usage !== undefined && quota !== undefined && quota - usage < NEARLY_FULL;
}

function ownManager(): StorageManager | undefined {
	return typeof navigator === 'undefined' || !('storage' in navigator)
		? undefined
		: navigator.storage;
}
