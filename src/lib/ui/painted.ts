/** A window that is not drawn has no frames. */
const NO_FRAME_MS = 1000;

/** Resolves when what is on the page now has been drawn. */
export function painted(): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, NO_FRAME_MS);
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				port1.close();
				resolve();
			};
			port2.postMessage(null);
		});
	});
}
