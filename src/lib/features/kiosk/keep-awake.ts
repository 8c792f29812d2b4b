/**
 * Keeps the screen on while the page is seen, where the browser can: it lets go of it by itself when
 * the page is hidden.
 *
 * @returns how to stop
 */
export function keepAwake(page: Document, { wakeLock }: Partial<Navigator>): () => void {
	let held: Promise<WakeLockSentinel | null> = Promise.resolve(null);
	const hold = (): void => {
		if (page.visibilityState !== 'visible' || wakeLock === undefined) return;
		// Refused with a low battery: then the screen goes dark, and nothing is lost.
		held = wakeLock.request('screen').catch(() => null);
	};
	hold();
	page.addEventListener('visibilitychange', hold);
	return () => {
		page.removeEventListener('visibilitychange', hold);
		void held.then((lock) => lock?.release());
	};
}
