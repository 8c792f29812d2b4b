/** Lets the worker answer what has come in meanwhile. Called between steps of a long task. */
export type Breath = () => Promise<void>;

/** Long enough to get on, short enough that nobody who types feels it on a slow phone. */
const STRETCH_MS = 5;

/** @returns what rests, once it is due, for as long as others have something to do */
export function breathing(): Breath {
	let rested = performance.now();
	return async () => {
		if (performance.now() - rested < STRETCH_MS) return;
		await nextTask();
		rested = performance.now();
	};
}

/** A timer would wait four milliseconds each time; a message comes after those that wait already. */
function nextTask(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
