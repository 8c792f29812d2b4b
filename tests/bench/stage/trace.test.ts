import { expect, test } from 'vitest';
import { Trace } from './trace.ts';
import { withSlowWorkers } from './throttled.ts';

const MAIN = { pid: 1, tid: 1 };
const WORKER = { pid: 1, tid: 2 };
const OTHER = { pid: 1, tid: 3 };

const threads = [
	named(MAIN, 'CrRendererMain'),
	named(WORKER, 'DedicatedWorker thread'),
	named(OTHER, 'Compositor')
];

test('a span counts the work of workers four times, and of other threads as long as it lasted', () => {
	const trace = new Trace([
		...threads,
		event('RunTask', WORKER, { from: 10, ms: 20 }),
		event('RunTask', OTHER, { from: 10, ms: 50 })
	]);
	expect(withSlowWorkers(trace, { from: 0, to: 100 })).toBe(100 + 3 * 20);
});

test('of a worker’s task that reaches out of the span only the part within it counts', () => {
	const trace = new Trace([...threads, event('RunTask', WORKER, { from: 90, ms: 40 })]);
	expect(trace.workerTime({ from: 0, to: 100 })).toBe(10);
});

test('the time in which another program had the processor is not a worker’s work', () => {
	const task = { ...event('RunTask', WORKER, { from: 0, ms: 40 }), tdur: 10_000 };
	expect(new Trace([...threads, task]).workerTime({ from: 0, to: 100 })).toBe(10);
});

test('tasks are those of the thread that the watched page runs on', () => {
	const trace = new Trace([
		...threads,
		event('bench:tap', MAIN, { from: 5 }),
		event('RunTask', MAIN, { from: 0, ms: 4 }),
		event('RunTask', MAIN, { from: 6, ms: 30 }),
		event('RunTask', WORKER, { from: 6, ms: 300 })
	]);
	expect(trace.mainTasks(trace.firstMark('tap'))).toEqual([30]);
});

test('a frame ends where its last event does, on the page’s thread alone', () => {
	const trace = new Trace([
		...threads,
		event('bench:key', MAIN, { from: 0 }),
		event('Commit', OTHER, { from: 3, ms: 1 }),
		event('Commit', MAIN, { from: 10, ms: 2 })
	]);
	expect(trace.ends('Commit')).toEqual([12]);
});

test('what a frame took counts work inside of other work once', () => {
	const trace = new Trace([
		...threads,
		event('bench:jump', MAIN, { from: 0 }),
		event('Commit', MAIN, { from: 10 }),
		event('FunctionCall', MAIN, { from: 12, ms: 6 }),
		event('Layout', MAIN, { from: 13, ms: 2 }),
		event('Layout', MAIN, { from: 19, ms: 1 }),
		event('Commit', MAIN, { from: 26 }),
		event('Paint', MAIN, { from: 30, ms: 9 }),
		event('Commit', MAIN, { from: 42 })
	]);
	const frames = trace.perFrame(0, 'Commit', new Set(['FunctionCall', 'Layout']));
	expect(frames).toEqual([7, 0]);
});

function event(
	name: string,
	thread: { pid: number; tid: number },
	{ from, ms }: { readonly from: number; readonly ms?: number }
) {
	const length = ms === undefined ? {} : { dur: ms * 1000 };
	return { name, ph: 'X', ...thread, ts: from * 1000, ...length };
}

function named(thread: { pid: number; tid: number }, name: string) {
	return { ...event('thread_name', thread, { from: 0 }), args: { name } };
}
