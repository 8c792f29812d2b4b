import type { Clock } from '#domain/kernel/clock.ts';

export interface BucketSize {
	/** requests at once */
	readonly burst: number;
	/** requests for ever */
	readonly perSecond: number;
	/** buckets that are remembered; of more, those that were not used for longest start full again */
	readonly buckets: number;
}

interface Bucket {
	readonly tokens: number;
	readonly at: number;
}

/** How many requests each key (a device, an address) may make. */
export class TokenBuckets {
	readonly #size: BucketSize;
	readonly #clock: Clock;
	readonly #buckets = new Map<string, Bucket>();

	constructor(size: BucketSize, clock: Clock) {
		this.#size = size;
		this.#clock = clock;
	}

	/** @returns seconds to wait before the next try; 0 when this one may pass */
	take(key: string): number {
		const { burst, perSecond, buckets } = this.#size;
		const now = this.#clock();
		const { tokens, at } = this.#buckets.get(key) ?? { tokens: burst, at: now };
		const filled = Math.min(burst, tokens + (Math.max(0, now - at) * perSecond) / 1000);
		const passes = filled >= 1;
		// Taken out and put back in, so that the map's order is the order of use.
		this.#buckets.delete(key);
		this.#buckets.set(key, { tokens: passes ? filled - 1 : filled, at: now });
		const [oldest] = this.#buckets.keys();
		if (this.#buckets.size > buckets && oldest !== undefined) this.#buckets.delete(oldest);
		return passes ? 0 : Math.ceil((1 - filled) / perSecond);
	}
}
