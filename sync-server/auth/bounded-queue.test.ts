import { expect, test } from 'vitest';
import { createBoundedQueue } from './bounded-queue.ts';

function gate(): { open: () => void; opened: Promise<void> } {
	let open = (): void => undefined;
	const opened = new Promise<void>((resolve) => (open = resolve));
	return { open, opened };
}

test('no more tasks run at once than allowed, and the waiting ones run in turn', async () => {
	const queue = createBoundedQueue({ running: 2, waiting: 10 });
	const gates = [gate(), gate(), gate(), gate()];
	const started: number[] = [];
	const done = gates.map((each, index) =>
		queue.run(async () => {
			started.push(index);
			await each.opened;
		})
	);
	await Promise.resolve();
	expect(started).toEqual([0, 1]);
	gates[1]?.open();
	await done[1];
	expect(started).toEqual([0, 1, 2]);
	for (const each of gates) each.open();
	for (const each of done) await each;
	expect(started).toEqual([0, 1, 2, 3]);
});

test('a task that finds every place taken is turned away and never runs', async () => {
	const queue = createBoundedQueue({ running: 1, waiting: 1 });
	const first = gate();
	const running = queue.run(() => first.opened);
	const waiting = queue.run(() => Promise.resolve('waited'));
	let ran = false;
	expect(queue.run(() => Promise.resolve((ran = true)))).toBeNull();
	first.open();
	await running;
	expect(await waiting).toBe('waited');
	expect(ran).toBe(false);
	expect(await queue.run(() => Promise.resolve('room again'))).toBe('room again');
});

test('a task that fails gives its place back', async () => {
	const queue = createBoundedQueue({ running: 1, waiting: 0 });
	await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(await queue.run(() => Promise.resolve('next'))).toBe('next');
});
