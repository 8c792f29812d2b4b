import { expect, test, vi } from 'vitest';
import type { EngineEvent, CustomerPage, CustomerQuery } from './engine-api.ts';
import type { EngineClient } from './engine-client.ts';
import type { EngineChannel, ToLeader } from './engine-messages.ts';
import { beginningChannel, startingClient } from './starting-client.ts';

const KEPT: CustomerPage = { total: 1, of: 1, rows: [] };
const LIVE: CustomerPage = { total: 2, of: 2, rows: [] };
const question: CustomerQuery = { text: '', sort: [], language: 'es', offset: 0, limit: 100 };

test('the list is shown as it was kept, and the engine begins when that has been drawn', async () => {
	const { client, begin, draw } = start();
	expect(await client.customers(question)).toBe(KEPT);
	expect(begin).not.toHaveBeenCalled();
	await draw();
	expect(begin).toHaveBeenCalled();
});

test('whoever shows the list is told to ask again, and the engine answers', async () => {
	const { client, draw } = start();
	const heard = vi.fn();
	client.subscribe(heard);
	await client.customers(question);
	await draw();
	expect(heard).toHaveBeenCalledExactlyOnceWith({ type: 'changed', ids: [] });
	expect(await client.customers(question)).toBe(LIVE);
});

test('from the first word of an engine on, what was kept is shown no more', async () => {
	const { client, say } = start();
	say({ type: 'changed', ids: ['customer:1'] });
	expect(await client.customers(question)).toBe(LIVE);
});

test('what was not kept is asked of the engine', async () => {
	const { client } = start();
	expect(await client.customers({ ...question, text: 'ana' })).toBe(LIVE);
});

test('the status waits for an engine, anything else begins one', () => {
	const posted = vi.fn();
	const begin = vi.fn();
	const channel = beginningChannel({ post: posted } as unknown as EngineChannel, begin);
	const call = (method: string): ToLeader => ({
		say: 'call',
		id: '1',
		window: 'w',
		args: [],
		method
	});
	channel.post(call('status'));
	expect(begin).not.toHaveBeenCalled();
	channel.post(call('contests'));
	expect(begin).toHaveBeenCalledOnce();
	expect(posted).toHaveBeenCalledTimes(2);
});

function start() {
	let say: (event: EngineEvent) => void = () => undefined;
	const engine = {
		customers: () => Promise.resolve(LIVE),
		subscribe: (listener: typeof say) => {
			say = listener;
			return () => undefined;
		}
	} as unknown as EngineClient;
	const begin = vi.fn();
	let drawn = (): void => undefined;
	const client = startingClient({
		client: engine,
		first: { answer: ({ text }) => (text === '' ? KEPT : null) },
		begin,
		drawn: () => new Promise<void>((resolve) => (drawn = resolve))
	});
	return {
		client,
		begin,
		say: (event: EngineEvent) => say(event),
		draw: async () => {
			drawn();
			await Promise.resolve();
		}
	};
}
