/** A browser that is told to keep nothing throws at the mere mention of its storage. */
export function allowedStorage(storage: () => Storage): Storage | null {
	try {
		return storage();
	} catch {
		return null;
	}
}
