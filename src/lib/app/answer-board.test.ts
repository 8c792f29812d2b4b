import { expect, test, vi } from 'vitest';
import { AnswerBoard, boardMemory } from './answer-board.ts';

/** The two ends of one memory, as two threads have them. */
function bothEnds(): {
	readonly worker: AnswerBoard;
	readonly window: AnswerBoard;
	memory: SharedArrayBuffer;
} {
	const memory = new SharedArrayBuffer(8 + 64);
	return { worker: new AnswerBoard(memory), window: new AnswerBoard(memory), memory };
}

test('what one thread writes the other reads, once', () => {
	const { worker, window } = bothEnds();
	expect(window.read()).toBeNull();
	worker.write('García 👩‍🌾');
	expect(window.read()).toBe('García 👩‍🌾');
	expect(window.read()).toBeNull();
});

test('of two texts the last one stands there', () => {
	const { worker, window } = bothEnds();
	worker.write('a longer one');
	worker.write('short');
	expect(window.read()).toBe('short');
});

test('a text that has no room leaves what stands there', () => {
	const { worker, window } = bothEnds();
	worker.write('fits');
	worker.write('x'.repeat(33));
	expect(window.read()).toBe('fits');
});

test('what is being written is not read, and a worker that was ended in it does not spoil the board', () => {
	const { worker, window, memory } = bothEnds();
	worker.write('before');
	Atomics.add(new Int32Array(memory), 0, 1);
	expect(window.read()).toBeNull();
	new AnswerBoard(memory).write('after');
	expect(window.read()).toBe('after');
});

test('whoever waits hears of what is written, and at once of what stands there unread', async () => {
	const { worker, window } = bothEnds();
	const written = vi.fn();
	const waiting = window.written().then(written);
	await Promise.resolve();
	expect(written).not.toHaveBeenCalled();
	worker.write('there');
	await waiting;
	await window.written();
	expect(window.read()).toBe('there');
});

test('whoever waits is not woken by what was never finished', async () => {
	const { worker, window, memory } = bothEnds();
	Atomics.add(new Int32Array(memory), 0, 1);
	const waiting = window.written();
	worker.write('by the next worker');
	await waiting;
	expect(window.read()).toBe('by the next worker');
});

test('whoever reads soon waits a moment, and no longer', () => {
	const { worker, window } = bothEnds();
	let now = 0;
	const answersAt = (at: number) => () => {
		now += 1;
		if (now === at) worker.write('there');
		return now;
	};
	expect(window.readSoon(answersAt(3))).toBe('there');
	expect(window.readSoon(answersAt(1000))).toBeNull();
	expect(now).toBeLessThan(20);
});

test('no board where a browser shares no memory, whatever it says of the page', () => {
	vi.stubGlobal('crossOriginIsolated', false);
	expect(boardMemory()).toBeNull();
	vi.stubGlobal('crossOriginIsolated', true);
	expect(boardMemory()).not.toBeNull();
	vi.stubGlobal('SharedArrayBuffer', undefined);
	expect(boardMemory()).toBeNull();
	vi.unstubAllGlobals();
});
