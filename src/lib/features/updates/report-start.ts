/** What the app can say of its own start. */
export interface StartSigns {
	/** the page itself could not be shown; null when it could */
	readonly failure: unknown;
	/** Resolves when the engine answers. @throws what it throws */
	readonly askEngine: (() => Promise<unknown>) | null;
}

/** What no version could do better: the device refuses, or the person has just left. */
const NOT_ITS_FAULT = ['storage-full', 'storage-denied', 'closed'];

/**
 * Tells static/start-watch.js how the start went. Silence counts as a failure too, so that a version
 * which fails in a way that nobody thought of is noticed.
 */
export async function reportStart({ failure, askEngine }: StartSigns): Promise<void> {
	if (failure !== null) {
		reportError(failure);
		return;
	}
	try {
		await askEngine?.();
	} catch (error) {
		// No word either way: one that has started here before is given time, a new one is not.
		if (codeOf(error) === 'unavailable') return;
		if (!NOT_ITS_FAULT.includes(codeOf(error))) {
			reportError(error);
			return;
		}
	}
	window.dispatchEvent(new Event('ficha:started'));
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}
