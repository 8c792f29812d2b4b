import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('tasks of one key come one after the other, in order; those of another do not wait', async () => {
	const turns = new Turns();
	const heard: string[] = [];
	const task = (name: string) => async () => {
		heard.push(`${name} begins`);
		await setImmediate();
		heard.push(`${name} ends`);
	};
	await Promise.all([
		turns.take('ana', task('a1')),
		turns.take('ana', task('a2')),
		turns.take('bruno', task('b1'))
	]);
	const ofAna = heard.filter((line) => line.startsWith('a'));
	expect(ofAna).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends']);
	expect(heard.indexOf('b1 begins')).toBeLessThan(heard.indexOf('a1 ends'));
});

test('a task that fails tells its caller alone, and the next has its turn', async () => {
	const turns = new Turns();
	const failed = turns.take('ana', () => Promise.reject(new Error('full')));
	const next = turns.take('ana', () => Promise.resolve('done'));
	await expect(failed).rejects.toThrow('full');
	expect(await next).toBe('done');
});
