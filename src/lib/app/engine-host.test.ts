import { expect, test, vi } from 'vitest';
import { hostEngine, type EngineDoor, type OpenEngine } from './engine-host.ts';
import type { EngineApi } from './engine-api.ts';
import { EngineError } from './engine-error.ts';
import type { EngineChannel } from './engine-messages.ts';

/** A channel whose messages the test says and hears. */
function aChannel(): EngineChannel & { say(message: unknown): void; readonly said: unknown[] } {
	const listeners = new Set<(message: unknown) => void>();
	const said: unknown[] = [];
	return {
		said,
		say: (message) => {
			for (const listener of [...listeners]) listener(message);
		},
		post: (message) => void said.push(message),
		listen: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close: () => undefined
	};
}

const openDoor: EngineDoor = { locked: null, admit: () => undefined };

test('what is asked while the engine is being erased does not bring it back', async () => {
	const channel = aChannel();
	let erased = (): void => undefined;
	const erasing = new Promise<void>((resolve) => (erased = resolve));
	const erase = vi.fn(() => erasing);
	const opened: OpenEngine = {
		engine: { status: () => Promise.resolve('calm') } as unknown as EngineApi,
		isOpening: () => false,
		door: openDoor,
		erase
	};
	const open = vi.fn(() => Promise.resolve(opened));
	const host = hostEngine(channel, 'w1', open);
	channel.say({ say: 'end', how: 'erase' });
	channel.say({ say: 'call', id: 'c1', window: 'a', method: 'status', args: [] });
	await expect.poll(() => erase).toHaveBeenCalled();
	channel.say({ say: 'call', id: 'c2', window: 'a', method: 'status', args: [] });
	channel.say({ say: 'end', how: 'erase' });
	erased();
	await host.ended;
	expect(open).toHaveBeenCalledTimes(1);
	expect(erase).toHaveBeenCalledTimes(1);
	expect(channel.said.at(-1)).toEqual({ say: 'ended' });
});

test('an engine that can not be erased has ended all the same', async () => {
	const channel = aChannel();
	const opened: OpenEngine = {
		engine: {} as unknown as EngineApi,
		isOpening: () => false,
		door: openDoor,
		erase: () => Promise.reject(new Error('broken'))
	};
	const host = hostEngine(channel, 'w1', () => Promise.resolve(opened));
	channel.say({ say: 'end', how: 'erase' });
	await host.ended;
	expect(channel.said.at(-1)).toEqual({ say: 'ended' });
});

test('a locked engine is not ended by what a window says, and answers no call but those let in', async () => {
	const channel = aChannel();
	const end = vi.fn(() => Promise.resolve());
	const engine = { status: () => Promise.resolve('calm'), close: end, agenda: end };
	const opened: OpenEngine = {
		engine: engine as unknown as EngineApi,
		isOpening: () => false,
		door: {
			locked: { kid: 'k' },
			admit: (method) => {
				if (method !== 'status') throw new EngineError('locked', method);
			}
		},
		erase: end
	};
	hostEngine(channel, 'w1', () => Promise.resolve(opened));
	channel.say({ say: 'end', how: 'erase' });
	channel.say({ say: 'end', how: 'keep' });
	channel.say({ say: 'call', id: 'c1', window: 'a', method: 'agenda', args: [] });
	await expect.poll(() => channel.said).toHaveLength(2);
	channel.say({ say: 'end', how: 'erase' });
	channel.say({ say: 'call', id: 'c2', window: 'a', method: 'status', args: [] });
	await expect.poll(() => channel.said).toHaveLength(3);
	expect(channel.said.slice(1)).toMatchObject([
		{ say: 'failure', id: 'c1', error: { code: 'locked' } },
		{ say: 'answer', id: 'c2', value: 'calm' }
	]);
	expect(end).not.toHaveBeenCalled();
});
