import type { CDPSession } from '@playwright/test';
import * as z from 'zod';

/** The browser's own record of what its threads did, on one clock. Times in milliseconds. */
const traceEvent = z.object({
	name: z.string(),
	ph: z.string(),
	pid: z.number(),
	tid: z.number(),
	/** microseconds */
	ts: z.number(),
	/** on the wall */
	dur: z.optional(z.number()),
	/** of the processor, without the time in which other programs had it */
	tdur: z.optional(z.number()),
	args: z.optional(z.object({ name: z.optional(z.unknown()) }))
});
type TraceEvent = z.infer<typeof traceEvent>;

const traceFile = z.object({ traceEvents: z.array(traceEvent) });

/** The last thing that the main thread does for a frame. */
export const FRAME = 'Commit';

/** Tasks of every thread, and the marks of `watch-page.js`. */
const TASKS = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];
/** What the tasks were made of. More is recorded, so it costs more. */
export const TASKS_AND_PHASES = [...TASKS, 'devtools.timeline'];

const WORKER = /^(DedicatedWorker|ServiceWorker) thread/;
const TASK = 'RunTask';

export interface Span {
	readonly from: number;
	readonly to: number;
}

export class Trace {
	readonly #events: readonly TraceEvent[];
	readonly #workers: ReadonlySet<string>;

	constructor(events: readonly TraceEvent[]) {
		this.#events = events;
		const names = events.filter(({ name }) => name === 'thread_name');
		const workers = names.filter(({ args }) => WORKER.test(String(args?.name)));
		this.#workers = new Set(workers.map(threadOf));
	}

	/** When the page set this mark, each time. */
	marks(name: string): readonly number[] {
		return this.#marks(name).map(({ ts }) => ts / 1000);
	}

	/** @throws Error where it was not set */
	firstMark(name: string): number {
		const [first] = this.marks(name);
		if (first === undefined) throw new Error(`the page never came to "${name}"`);
		return first;
	}

	/** When the page's main thread was through with what is called so, each time. */
	ends(name: string): readonly number[] {
		const events = this.#onMain().filter((event) => event.name === name);
		return events.map(({ ts, dur = 0 }) => (ts + dur) / 1000);
	}

	/**
	 * Processor time that workers took in this span. Throttling slows a page's main thread down and
	 * nothing else, so a phone's slower worker is reckoned rather than run: see `throttled`.
	 */
	workerTime(span: Span): number {
		const tasks = this.#events.filter(
			(event) => event.name === TASK && this.#workers.has(threadOf(event))
		);
		return sum(tasks.map((task) => (task.tdur ?? task.dur ?? 0) * shareIn(task, span))) / 1000;
	}

	/** How long each task held the page's main thread, on the wall, from this moment on. */
	mainTasks(from: number): readonly number[] {
		return this.#onMain()
			.filter(({ name, ts }) => name === TASK && ts / 1000 >= from)
			.map(({ dur = 0 }) => dur / 1000);
	}

	/**
	 * For each frame of the page's main thread after `from`: how long events of these names had the
	 * processor, those inside of others counted once. Not on the wall: without a graphics card drawing
	 * takes the processor from the thread in its middle.
	 */
	perFrame(from: number, frame: string, names: ReadonlySet<string>): readonly number[] {
		const main = this.#onMain().filter(({ ts }) => ts / 1000 >= from);
		const starts = main.filter(({ name }) => name === frame).map(({ ts }) => ts);
		const work = outermost(main.filter(({ name }) => names.has(name)));
		const frames = starts.slice(0, -1).map(() => 0);
		for (const { ts, dur = 0, tdur = dur } of work) {
			const index = lastNotAfter(starts, ts);
			if (index in frames) frames[index] = (frames[index] ?? 0) + tdur / 1000;
		}
		return frames;
	}

	#marks(name: string): readonly TraceEvent[] {
		return this.#events.filter((event) => event.name === `bench:${name}`);
	}

	#onMain(): readonly TraceEvent[] {
		const mark = this.#events.find(({ name }) => name.startsWith('bench:'));
		if (mark === undefined) throw new Error('no page was watched');
		const main = threadOf(mark);
		return this.#events
			.filter((event) => threadOf(event) === main)
			.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
	}
}

/** Records what the browser does while the task runs. */
export async function recordTrace(
	cdp: CDPSession,
	task: () => Promise<void>,
	categories: readonly string[] = TASKS
): Promise<Trace> {
	const traceConfig = { includedCategories: [...categories] };
	await cdp.send('Tracing.start', { transferMode: 'ReturnAsStream', traceConfig });
	await task();
	const complete = new Promise<string>((resolve) => {
		cdp.once('Tracing.tracingComplete', ({ stream }) => resolve(stream ?? ''));
	});
	await cdp.send('Tracing.end');
	const file: unknown = JSON.parse(await readStream(cdp, await complete));
	return new Trace(traceFile.parse(file).traceEvents);
}

async function readStream(cdp: CDPSession, handle: string): Promise<string> {
	const parts: Buffer[] = [];
	for (;;) {
		const { data, eof, base64Encoded } = await cdp.send('IO.read', { handle, size: 1 << 20 });
		parts.push(Buffer.from(data, base64Encoded === true ? 'base64' : 'utf8'));
		if (eof) break;
	}
	await cdp.send('IO.close', { handle });
	return Buffer.concat(parts).toString('utf8');
}

function threadOf({ pid, tid }: TraceEvent): string {
	return `${pid}/${tid}`;
}

/** Which part of an event lies in the span, 0 to 1. */
function shareIn({ ts, dur = 0 }: TraceEvent, { from, to }: Span): number {
	if (dur === 0) return 0;
	const overlap = Math.min(ts + dur, to * 1000) - Math.max(ts, from * 1000);
	return Math.max(0, overlap) / dur;
}

/** @param events by start, the longer first */
function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
	let end = -Infinity;
	return events.filter(({ ts, dur = 0 }) => {
		if (ts < end) return false;
		end = ts + dur;
		return true;
	});
}

/** @param sorted ascending @returns -1 when all come after */
function lastNotAfter(sorted: readonly number[], value: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
