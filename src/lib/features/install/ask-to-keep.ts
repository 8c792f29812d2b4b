type Manager = Partial<Pick<StorageManager, 'persisted' | 'persist'>>;

/**
 * Under pressure browsers clear the storage of sites, but not of those that asked for it to be kept.
 * Chromium decides by itself (installed, visited often), WebKit too; Firefox asks the person, so this
 * belongs after something was saved that is worth keeping.
 *
 * @returns whether it is kept; false where the browser can't be asked
 */
export async function askToKeep(manager: Manager | undefined): Promise<boolean> {
	try {
		if (await manager?.persisted?.()) return true;
		return (await manager?.persist?.()) ?? false;
	} catch {
		// A private window: it keeps nothing, and says so elsewhere.
		return false;
	}
}
