/** What is known of a clock that ran ahead. Milliseconds since the epoch, or of them. */
export interface WrongClock {
	/** by the right clock */
	readonly now: number;
	/** by how much it was put back just now; 0 where that is not known */
	readonly putBack: number;
	/** the last time that it told */
	readonly last: number;
	/** when it is known to have been right; null for never */
	readonly since: number | null;
}

/** Longer than that nobody keeps sign-ups to themselves. */
const LONGEST_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * When something was really given that a wrong clock has dated, as far as that can be known: by what the
 * clock was wrong, or else as long before the last as the clock told. What can't be, because the clock
 * has jumped in between, is dated now.
 *
 * @param at by the wrong clock
 */
export function givenTime(at: number, { now, putBack, last, since }: WrongClock): number {
	if (at <= now) return at;
	const earliest = Math.max(since ?? 0, now - LONGEST_MS);
	const known = [at - putBack, now - (last - at)];
	return known.find((ms) => earliest <= ms && ms <= now) ?? now;
}
