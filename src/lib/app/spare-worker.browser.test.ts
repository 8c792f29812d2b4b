import { expect, test } from 'vitest';
import { SpareWorker } from './spare-worker.ts';

const started: Worker[] = [];
function spawn(script: string): Worker {
	const worker = new Worker(script);
	started.push(worker);
	return worker;
}

/** Says back what it hears. */
const echo = `data:text/javascript,onmessage=({data})=>postMessage(data)`;

test('one that was prepared is the one that is taken, once', () => {
	started.length = 0;
	const spare = new SpareWorker(() => spawn(echo));
	spare.prepare();
	spare.prepare();
	expect(started).toHaveLength(1);
	expect(spare.take()).toBe(started[0]);
	expect(spare.take()).toBe(started[1]);
	expect(started).toHaveLength(2);
});

test('it hears that it is to prepare itself', async () => {
	const spare = new SpareWorker(() => spawn(echo));
	spare.prepare();
	const worker = spare.take();
	const heard: unknown[] = [];
	worker.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data);
	await expect.poll(() => heard).toEqual([{ say: 'prepare' }]);
	worker.terminate();
});

test('one that could not be loaded is taken by nobody', async () => {
	started.length = 0;
	const spare = new SpareWorker(() => spawn('/no-such-worker.js'));
	spare.prepare();
	const [failed] = started;
	let told = false;
	failed?.addEventListener('error', () => (told = true));
	await expect.poll(() => told).toBe(true);
	expect(spare.take()).not.toBe(failed);
});

test('a browser that starts none says so to who takes one, and to nobody before', () => {
	const spare = new SpareWorker(() => {
		throw new DOMException('no workers here', 'SecurityError');
	});
	spare.prepare();
	expect(() => spare.take()).toThrow('no workers here');
});
