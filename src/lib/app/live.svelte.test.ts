import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { EngineEvent } from './engine-api.ts';
import { Live } from './live.svelte.ts';

let stop = (): void => undefined;
afterEach(() => stop());

/** Runs as a component would, until the test ends. */
function inComponent<T>(make: () => T): T {
	let made: T | undefined;
	stop = $effect.root(() => {
		made = make();
	});
	flushSync();
	return made as T;
}

/** An engine whose events the test sends. */
function events() {
	const listeners = new Set<(event: EngineEvent) => void>();
	return {
		subscribe: (listener: (event: EngineEvent) => void) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		send: (event: EngineEvent) => listeners.forEach((listener) => listener(event)),
		listeners
	};
}

const changed: EngineEvent = { type: 'changed', ids: ['customer:a'] };

test('an answer is asked for again when something changed, and the last one stays meanwhile', async () => {
	const engine = events();
	const answers: ((value: string) => void)[] = [];
	const live = inComponent(
		() => new Live(engine, () => new Promise<string>((resolve) => answers.push(resolve)))
	);
	expect(live.value).toBeUndefined();
	expect(live.loading).toBe(true);
	answers[0]?.('first');
	await expect.poll(() => live.value).toBe('first');
	engine.send(changed);
	expect(live.value).toBe('first');
	expect(live.loading).toBe(true);
	answers[1]?.('second');
	await expect.poll(() => live.value).toBe('second');
});

test('an answer that a newer question has overtaken is dropped', async () => {
	const engine = events();
	const answers: ((value: string) => void)[] = [];
	const live = inComponent(
		() => new Live(engine, () => new Promise<string>((resolve) => answers.push(resolve)))
	);
	engine.send(changed);
	answers[1]?.('new');
	await expect.poll(() => live.value).toBe('new');
	answers[0]?.('old');
	await Promise.resolve();
	expect(live.value).toBe('new');
});

test('it follows what it reads', async () => {
	let text = $state('ana');
	const live = inComponent(() => new Live(events(), () => Promise.resolve(`rows of ${text}`)));
	await expect.poll(() => live.value).toBe('rows of ana');
	text = 'luis';
	flushSync();
	await expect.poll(() => live.value).toBe('rows of luis');
});

test('an event that does not touch it asks nothing', () => {
	const engine = events();
	let asked = 0;
	inComponent(
		() =>
			new Live(
				engine,
				() => Promise.resolve(++asked),
				(event) => event.type === 'wiped'
			)
	);
	engine.send(changed);
	expect(asked).toBe(1);
});

test('a failure leaves the last answer, and the next success takes the failure away', async () => {
	const engine = events();
	let fails = false;
	const live = inComponent(
		() =>
			new Live(engine, () => (fails ? Promise.reject(new Error('full')) : Promise.resolve('rows')))
	);
	await expect.poll(() => live.value).toBe('rows');
	fails = true;
	engine.send(changed);
	await expect.poll(() => live.error).toMatchObject({ message: 'full' });
	expect(live.value).toBe('rows');
	fails = false;
	await live.reload();
	expect(live.error).toBeNull();
});

test('it ends with its component', () => {
	const engine = events();
	inComponent(() => new Live(engine, () => Promise.resolve(1)));
	expect(engine.listeners.size).toBe(1);
	stop();
	expect(engine.listeners.size).toBe(0);
});
