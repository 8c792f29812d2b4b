const FREE_TRIES = 3;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Seconds until the next PIN is looked at: none before the third wrong one, then ten, and twice as many
 * after each, up to five minutes. A million of them take nine years.
 *
 * @param wrong in a row, the last of them `at`
 */
export function waitAfter(
	{ wrong, at }: { readonly wrong: number; readonly at: number },
	now: number
): number {
	if (wrong < FREE_TRIES) return 0;
	const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES));
	// A clock that was put back must not keep anybody out for longer than that.
	const left = Math.min(wait, at + wait - now);
	return Math.max(0, Math.ceil(left / 1000));
}
