import { expect, test, vi } from 'vitest';
import { AnswerBoard } from './answer-board.ts';
import type { EngineChannel, ToLeader, ToWindow } from './engine-messages.ts';
import { channelOfWindow, channelOfWorker, type OwnWindow } from './own-line.ts';
import type { WindowWorker } from './window-worker.ts';

const silent: EngineChannel = {
	post: () => undefined,
	listen: () => () => undefined,
	close: () => undefined
};

const asking = (method: string, ...args: unknown[]): ToLeader => ({
	say: 'call',
	id: 'call-1',
	window: 'window-1',
	method,
	args
});
const answer: ToWindow = { say: 'answer', id: 'call-1', window: 'window-1', value: ['Ana'] };

/** A window that has asked its worker, whose messages it has not been handed yet. */
function asked(method: string, ...args: unknown[]) {
	const frames: (() => void)[] = [];
	vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
	const memory = new SharedArrayBuffer(8 + 2000);
	let tell = (_event: MessageEvent<unknown>): void => undefined;
	const late: unknown[] = [];
	const ofWindow: OwnWindow = {
		postMessage: (message) => late.push(message),
		addEventListener: (_type, listener) => (tell = listener),
		removeEventListener: () => undefined
	};
	const inWorker = channelOfWorker(silent, ofWindow, new AnswerBoard(memory));
	inWorker.listen(() => undefined);
	const worker: WindowWorker = {
		failed: false,
		leads: true,
		begin: () => undefined,
		postMessage: (data) => tell(new MessageEvent('message', { data })),
		listen: () => () => undefined,
		holdBack: () => undefined,
		restart: () => undefined,
		terminate: () => undefined
	};
	const heard: unknown[] = [];
	const inWindow = channelOfWindow(silent, worker, new AnswerBoard(memory));
	inWindow.listen((message) => heard.push(message));
	inWindow.post(asking(method, ...args));
	return { inWorker, heard, late, drawFrame: () => frames.splice(0).forEach((frame) => frame()) };
}

test('rows that are there when the frame of the letter is made are heard in it', () => {
	const { inWorker, heard, late, drawFrame } = asked('customers', { offset: 0 });
	inWorker.post(answer);
	drawFrame();
	expect(heard).toEqual([answer]);
	expect(late).toEqual([answer]);
});

test('rows that are there before that frame are heard before it, and once', async () => {
	const { inWorker, heard, drawFrame } = asked('customers', { offset: 0 });
	inWorker.post(answer);
	await expect.poll(() => heard).toEqual([answer]);
	drawFrame();
	expect(heard).toEqual([answer]);
});

test('rows that come later are heard by message', () => {
	const { inWorker, heard, late, drawFrame } = asked('customers', { offset: 0 });
	drawFrame();
	inWorker.post(answer);
	expect(heard).toEqual([]);
	expect(late).toEqual([answer]);
});

test.each([
	['what is no list', asked('status')],
	['rows further down, to which somebody scrolls', asked('customers', { offset: 25 })]
])('no frame waits for %s', (_what, { inWorker, heard, late, drawFrame }) => {
	inWorker.post(answer);
	drawFrame();
	expect(heard).toEqual([]);
	expect(late).toEqual([answer]);
});
