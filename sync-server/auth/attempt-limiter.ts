import type { Clock } from '#domain/kernel/clock.ts';

/**
 * Slows guessing down without ever locking anyone out: after some free failures each further one
 * doubles the wait, up to a ceiling, and a quiet while forgets all. An attempt counts when it begins,
 * or a thousand at the same instant would all be the first.
 */
export interface AttemptLimiter {
	/** @returns milliseconds to wait (the attempt was not counted and must not go on), or 0 */
	begin(key: string): number;
	/** The attempt turned out well, or was never judged: it does not count. */
	takeBack(key: string): void;
	/** Forgets the failures before it, too. */
	forget(key: string): void;
}

export interface AttemptLimits {
	readonly freeFailures: number;
	/** milliseconds after the first failure that is not free */
	readonly firstWait: number;
	readonly longestWait: number;
	/** milliseconds without an attempt after which all is forgotten */
	readonly memory: number;
	/** keys kept; beyond it the one longest unused goes */
	readonly keys: number;
}

interface Failures {
	readonly count: number;
	readonly last: number;
}

export function createAttemptLimiter(limits: AttemptLimits, clock: Clock): AttemptLimiter {
	// A Map iterates in insertion order and every change re-inserts, so its first key is the stalest.
	const byKey = new Map<string, Failures>();

	function recall(key: string): Failures | undefined {
		const failures = byKey.get(key);
		if (failures === undefined || clock() - failures.last < limits.memory) return failures;
		byKey.delete(key);
		return undefined;
	}

	function remember(key: string, failures: Failures): void {
		byKey.delete(key);
		byKey.set(key, failures);
		const stalest = byKey.keys().next();
		if (byKey.size > limits.keys && stalest.done !== true) byKey.delete(stalest.value);
	}

	return {
		begin: (key) => {
			const failures = recall(key);
			const wait = failures === undefined ? 0 : remainingWait(failures, limits, clock());
			if (wait === 0) remember(key, { count: (failures?.count ?? 0) + 1, last: clock() });
			return wait;
		},
		takeBack: (key) => {
			const failures = recall(key);
			if (failures === undefined) return;
			if (failures.count > 1) byKey.set(key, { ...failures, count: failures.count - 1 });
			else byKey.delete(key);
		},
		forget: (key) => void byKey.delete(key)
	};
}

function remainingWait(failures: Failures, limits: AttemptLimits, now: number): number {
	const beyond = failures.count - limits.freeFailures;
	if (beyond < 0) return 0;
	const wait = Math.min(limits.firstWait * 2 ** beyond, limits.longestWait);
	// A clock that was put back must not make the wait longer than it is.
	return Math.min(wait, Math.max(0, failures.last + wait - now));
}
