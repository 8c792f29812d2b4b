import type { CDPSession } from '@playwright/test';
import type { Span, Trace } from './trace.ts';

/** A rep's phone against the machine that measures. */
export const TIMES_SLOWER = 4;

/** Runs the task with the page's main thread slowed down as a phone's is. */
export async function throttled<T>(cdp: CDPSession, task: () => Promise<T>): Promise<T> {
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: TIMES_SLOWER });
	try {
		return await task();
	} finally {
		await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	}
}

/**
 * How long a span would have been with the workers slowed down too. Throttling does not reach workers:
 * their time is in the span once, as fast as this machine is, and is added for the other times. As if
 * nothing that they do went on while the page was busy itself: more than a phone would need, never less.
 */
export function withSlowWorkers(trace: Trace, span: Span): number {
	return span.to - span.from + (TIMES_SLOWER - 1) * trace.workerTime(span);
}
