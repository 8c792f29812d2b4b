import { expect, test } from 'vitest';
import { WriterQueue } from './writer-queue.ts';

test('tasks run one after the other, in order', async () => {
	const queue = new WriterQueue();
	const log: string[] = [];
	const task = (name: string) => async () => {
		log.push(`${name} begins`);
		await Promise.resolve();
		log.push(`${name} ends`);
	};
	await Promise.all([queue.run(task('a')), queue.run(task('b'))]);
	expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('a task that fails is its caller’s matter: the next one runs', async () => {
	const queue = new WriterQueue();
	const failing = queue.run(() => Promise.reject(new Error('full')));
	const next = queue.run(() => Promise.resolve('done'));
	await expect(failing).rejects.toThrow('full');
	expect(await next).toBe('done');
});

test('it says how many wait, and when all is done', async () => {
	const queue = new WriterQueue();
	let release: () => void = () => undefined;
	void queue.run(() => new Promise<void>((resolve) => (release = resolve)));
	const last = queue.run(() => Promise.resolve());
	expect(queue.length).toBe(2);
	await Promise.resolve();
	release();
	await queue.drained();
	await last;
	expect(queue.length).toBe(0);
});
