import { expect, test } from 'vitest';
import { inOneRun } from './in-one-run.ts';

test('who asks while it runs shares the one run after it', async () => {
	const ends: (() => void)[] = [];
	const run = inOneRun(() => new Promise((resolve) => ends.push(resolve)));
	const first = run();
	await expect.poll(() => ends.length).toBe(1);
	const others = [run(), run(), run()];
	ends[0]?.();
	await first;
	await expect.poll(() => ends.length).toBe(2);
	ends[1]?.();
	await Promise.all(others);
	expect(ends).toHaveLength(2);
});

test('a run that fails tells those who asked for it, and holds nobody else up', async () => {
	let runs = 0;
	const run = inOneRun(() =>
		++runs === 1 ? Promise.reject(new Error('no room')) : Promise.resolve()
	);
	const first = run();
	await expect(first).rejects.toThrow('no room');
	await run();
	expect(runs).toBe(2);
});
