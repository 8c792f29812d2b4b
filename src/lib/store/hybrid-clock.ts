import * as z from 'zod/mini';
import { stamp as stampSchema } from '#domain/documents/merging.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import { nextStamp, type Stamp } from '#domain/merge/stamp.ts';

/** What must outlive a restart. */
export const clockState = z.object({
	/** highest stamp met in what came from the server, or null */
	met: z.nullable(stampSchema),
	/** highest stamp issued here, or null */
	issued: z.nullable(stampSchema),
	/** highest stamp issued here that the server has: nothing up to it can be taken back */
	sent: z.nullable(stampSchema),
	/** the server's clock minus this device's, in milliseconds, as last heard */
	offset: z.number()
});
export type ClockState = z.infer<typeof clockState>;

export const newClock: ClockState = { met: null, issued: null, sent: null, offset: 0 };

/**
 * The device's stamps: above every stamp that it has seen, on the server's time as far as it is known.
 * Met and issued are kept apart because what was issued under a wrong clock and never sent can be
 * taken back.
 */
export class HybridClock {
	#state: ClockState;
	#putBack = 0;

	constructor(
		readonly device: string,
		private readonly clock: Clock,
		state: ClockState
	) {
		this.#state = state;
	}

	get state(): ClockState {
		return this.#state;
	}

	/** Milliseconds since the epoch on the server's clock, as well as we know it. */
	now(): number {
		return this.clock() + this.#state.offset;
	}

	/** @param above what the edit has seen, besides all that came from the server; null for nothing */
	next(above: Stamp | null): Stamp {
		const { met, issued } = this.#state;
		const seen = laterOf(above, laterOf(met, issued));
		const next = nextStamp(seen, this.now(), this.device);
		this.#state = { ...this.#state, issued: next };
		return next;
	}

	/** A stamp came in with a document: the next one of ours stands above it. */
	meet(stamp: Stamp): void {
		this.#state = { ...this.#state, met: laterOf(this.#state.met, stamp) };
	}

	/** The server has taken a document that holds this stamp of ours. */
	acknowledge(stamp: Stamp): void {
		this.#state = { ...this.#state, sent: laterOf(this.#state.sent, stamp) };
	}

	/** @param serverTime milliseconds since the epoch, as just heard from the server */
	correct(serverTime: number): void {
		const offset = Math.round(serverTime - this.clock());
		this.#putBack = this.#state.offset - offset;
		this.#state = { ...this.#state, offset };
	}

	/** By how many milliseconds `now` went back when the server was last heard; less than 0 where it went on. */
	get putBack(): number {
		return this.#putBack;
	}

	/** What was issued and never sent is reissued: the next stamp stands above the last of the new ones. */
	reissued(last: Stamp): void {
		this.#state = { ...this.#state, issued: laterOf(this.#state.sent, last) };
	}
}

function laterOf(a: Stamp | null, b: Stamp | null): Stamp | null {
	if (a === null || b === null) return a ?? b;
	return a > b ? a : b;
}
