import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Leisure } from './leisure.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const TYPING_MS = 1000;

function atWork(leisure: Leisure): { readonly done: boolean } {
	const work = { done: false };
	void leisure
		.breathing()()
		.then(() => (work.done = true));
	return work;
}

test('nobody rests while nobody types', async () => {
	const work = atWork(new Leisure(TYPING_MS));
	await vi.advanceTimersByTimeAsync(0);
	expect(work.done).toBe(true);
});

test('work goes on when nothing has been typed for a while', async () => {
	const leisure = new Leisure(TYPING_MS);
	leisure.asked('m');
	const work = atWork(leisure);
	await vi.advanceTimersByTimeAsync(900);
	leisure.asked('mu');
	await vi.advanceTimersByTimeAsync(900);
	expect(work.done).toBe(false);
	await vi.advanceTimersByTimeAsync(100);
	expect(work.done).toBe(true);
});

test('another page of what was looked for before is no letter that was typed', async () => {
	const leisure = new Leisure(TYPING_MS);
	leisure.asked('mu');
	const work = atWork(leisure);
	await vi.advanceTimersByTimeAsync(900);
	leisure.asked('mu');
	await vi.advanceTimersByTimeAsync(100);
	expect(work.done).toBe(true);
});

test('whoever rests when the app is closed goes on at once', async () => {
	const leisure = new Leisure(TYPING_MS);
	leisure.asked('m');
	const work = atWork(leisure);
	leisure.end();
	await vi.advanceTimersByTimeAsync(0);
	expect(work.done).toBe(true);
});
