/** Runs a task at intervals while the page can be seen: a hidden one has nobody waiting. */
export function everyVisible(milliseconds: number, task: () => void): () => void {
	const timer = setInterval(() => {
		if (document.visibilityState === 'visible') task();
	}, milliseconds);
	return () => clearInterval(timer);
}
