import type { ServerResponse } from 'node:http';
import { overloaded } from '../replication/refusal.ts';

/** Feeds and waits under way: few for each device, and all of them ended when the server stops. */
export class OpenFeeds {
	readonly #mostPerDevice: number;
	readonly #open = new Map<string, number>();
	readonly #stopping = new AbortController();

	constructor(mostPerDevice: number) {
		this.#mostPerDevice = mostPerDevice;
	}

	/**
	 * @param response the place is given back when it ends, or its client leaves
	 * @returns a signal for the feed to end
	 * @throws Refusal 503 when the device has too many already
	 */
	open(device: string, response: ServerResponse): AbortSignal {
		// A client that has left already will not leave again.
		if (response.destroyed) return AbortSignal.abort();
		const open = this.#open.get(device) ?? 0;
		if (open >= this.#mostPerDevice) throw overloaded(5);
		this.#open.set(device, open + 1);
		const left = new AbortController();
		response.once('close', () => {
			left.abort();
			this.#giveBack(device);
		});
		return AbortSignal.any([left.signal, this.#stopping.signal]);
	}

	stop(): void {
		this.#stopping.abort();
	}

	#giveBack(device: string): void {
		const open = (this.#open.get(device) ?? 1) - 1;
		if (open > 0) this.#open.set(device, open);
		else this.#open.delete(device);
	}
}
