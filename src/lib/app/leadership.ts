import { aborted } from '../sync/aborted.ts';

export interface Leadership {
	/** Takes the lead from a leader that no longer answers. Does nothing while we lead ourselves. */
	takeOver(): void;
	/** Gives up the lead, or the place in the line, for good. */
	end(): void;
	/** Resolves when it has ended, by `end` or because a term came to its end. */
	readonly over: Promise<void>;
}

/**
 * Waits in line for a Web Lock and leads while it is held: the browser gives it to the next in line
 * the moment a window closes or crashes. A window that is frozen with the lock in hand (phones do it)
 * is robbed of it.
 *
 * @param term leads until its signal aborts, which means that the lock was lost, or until it is done
 */
export function campaign(
	locks: LockManager,
	name: string,
	term: (lost: AbortSignal) => Promise<void>
): Leadership {
	let waiting = new AbortController();
	let current: AbortController | null = null;
	let robbing = false;
	let ended = false;

	async function serve(lost: AbortController): Promise<void> {
		await term(lost.signal);
		// Over by itself, and not because the lock was lost: nobody needs a leader any more.
		if (!lost.signal.aborted) ended = true;
	}

	async function stand(): Promise<void> {
		const lost = new AbortController();
		const place = new AbortController();
		waiting = place;
		let served: Promise<void> = Promise.resolve();
		const options = robbing ? { steal: true } : { signal: place.signal };
		robbing = false;
		const request = locks.request(name, options, () => {
			// Chromium overlooks a signal that aborts while the request is on its way to the lock.
			if (place.signal.aborted) return Promise.resolve();
			current = lost;
			served = serve(lost);
			return served;
		});
		try {
			await Promise.race([request, aborted(place.signal)]);
		} catch {
			// Left the line, or lost the lock: the only ways in which a request fails.
			lost.abort();
		}
		request.catch(() => undefined);
		// What the former term had open is closed before anything is opened again.
		await served;
		current = null;
	}

	async function run(): Promise<void> {
		while (!ended) await stand();
	}

	return {
		takeOver: () => {
			if (current !== null || ended) return;
			robbing = true;
			waiting.abort();
		},
		end: () => {
			ended = true;
			waiting.abort();
			current?.abort();
		},
		over: run()
	};
}
