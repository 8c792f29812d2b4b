import type { ToWorker } from './engine-messages.ts';

/** This window's own engine worker, which can be started anew: a phone kills one without a word. */
export interface WindowWorker {
	/** the browser could not start it: it leads nothing, and waits in no line */
	readonly failed: boolean;
	/** Starts it, where that has not been done. */
	readonly begin: () => void;
	postMessage(message: ToWorker): void;
	/** Ends what is left of it and starts another. */
	restart(): void;
	terminate(): void;
}

/**
 * One that is begun when it is needed.
 *
 * @param spawn may throw: a browser may forbid workers, or have no memory for one
 */
export function startWindowWorker(spawn: () => Worker, start: ToWorker): WindowWorker {
	let worker: Worker | null = null;
	let begun = false;
	let failed = false;

	function spawnAnew(): void {
		begun = true;
		failed = false;
		try {
			worker = spawn();
		} catch {
			worker = null;
			failed = true;
			return;
		}
		// What goes wrong in a running worker is told by the engine, call by call; an error without
		// words is a script that could not be loaded.
		worker.addEventListener('error', (event) => {
			if (!(event instanceof ErrorEvent)) failed = true;
		});
		worker.postMessage(start);
	}

	function begin(): void {
		if (!begun) spawnAnew();
	}

	return {
		get failed() {
			return failed;
		},
		begin,
		postMessage: (message) => {
			begin();
			worker?.postMessage(message);
		},
		restart: () => {
			worker?.terminate();
			spawnAnew();
		},
		terminate: () => {
			begun = true;
			worker?.terminate();
		}
	};
}
