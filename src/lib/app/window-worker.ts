import type { ToLeader, ToWorker } from './engine-messages.ts';

/** This window's own engine worker, which can be started anew: a phone kills one without a word. */
export interface WindowWorker {
	/** the browser could not start it: it leads nothing, and waits in no line */
	readonly failed: boolean;
	/** it has said so, and nobody else has since */
	leads: boolean;
	/** Starts it, where that has not been done. */
	readonly begin: () => void;
	postMessage(message: ToWorker | ToLeader): void;
	/** Hears what it says to this window. */
	listen(listener: (message: unknown) => void): () => void;
	/** Where it has begun: its page is about to be left. */
	holdBack(): void;
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
	let leads = false;
	const listeners = new Set<(message: unknown) => void>();

	function spawnAnew(): void {
		begun = true;
		failed = false;
		leads = false;
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
		worker.addEventListener('message', (event: MessageEvent<unknown>) => {
			for (const listener of listeners) listener(event.data);
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
		get leads() {
			return leads;
		},
		set leads(whether) {
			leads = whether;
		},
		begin,
		postMessage: (message) => {
			begin();
			worker?.postMessage(message);
		},
		holdBack: () => worker?.postMessage({ say: 'hold-back' } satisfies ToWorker),
		listen: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		restart: () => {
			worker?.terminate();
			spawnAnew();
		},
		terminate: () => {
			begun = true;
			leads = false;
			worker?.terminate();
		}
	};
}
